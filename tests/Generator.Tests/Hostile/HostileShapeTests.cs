using System.Globalization;

namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>Documents whose shape, not text, is hostile: deep, wide, cyclic, or growing with every reference.</summary>
[Collection(HangGuard.Collection)]
public class HostileShapeTests
{
    private const int Many = 10_000;

    /// <summary>What each document gives: ids of problems, advice aside, and how many operations are served.</summary>
    private static readonly Dictionary<string, (Func<string> Document, string[] Problems, int Operations)> Shapes = new(StringComparer.Ordinal)
    {
        ["10,000 arrays in each other"] = (() => Given.Body(Nest("{\"items\":", Many)), ["OAM003"], 0),
        ["10,000 objects in each other"] = (() => Given.Body(Nest("{\"properties\":{\"a\":", Many, "}}")), ["OAM003"], 0),
        ["10,000 allOf in each other"] = (() => Given.Body(Nest("{\"allOf\":[", Many, "]}")), ["OAM003"], 0),
        ["10,000 brackets in an example"] = (() => Given.Query("{\"example\":" + Nest("[", Many, "]") + "}"), ["OAM003"], 0),
        ["as many arrays as JSON may have"] = (() => Given.Body(Nest("{\"items\":", 235)), ["OAM211"], 0),
        ["as many objects as JSON may have"] = (() => Given.Body(Nest("{\"properties\":{\"a\":", 115, "}}")), ["OAM211"], 0),
        ["as many allOf as JSON may have"] = (() => Given.Body(Nest("{\"allOf\":[", 115, "]}")), ["OAM211"], 0),
        ["as many brackets in a default as JSON may have"] = (() => Given.Query("{\"default\":" + Nest("[", 235, "]") + "}"), ["OAM211"], 0),
        ["as many arrays as may be"] = (() => Given.Body(Nest("{\"items\":", 49)), [], 1),
        ["as many objects as may be"] = (() => Given.Body(Nest("{\"properties\":{\"a\":", 24, "}}")), [], 1),
        ["as many allOf as may be"] = (() => Given.Body(Nest("{\"allOf\":[", 24, "]}")), [], 1),
        ["as many anyOf as may be"] = (() => Given.Body(Nest("{\"anyOf\":[{\"type\":\"object\"},", 24, "]}")), [], 1),
        ["as many oneOf as may be, with an example"] = (() => Given.Query("{\"example\":1,\"oneOf\":[{\"type\":\"string\"}," + Nest("{\"oneOf\":[{\"type\":\"string\"},", 23, "]}") + "]}"), [], 1),
        ["as many not as may be, with an example"] = (() => Given.Query("{\"example\":1,\"not\":" + Nest("{\"not\":", 48) + "}"), [], 1),
        ["a chain of 10,000 references through items"] = (() => Chain("{\"items\":{\"$ref\":\"#/components/schemas/S@\"}}"), [], 1),
        ["a chain of 10,000 references through allOf"] = (() => Chain("{\"allOf\":[{\"$ref\":\"#/components/schemas/S@\"}]}"), [], 1),
        ["a chain of 10,000 bare references"] = (() => Chain("{\"$ref\":\"#/components/schemas/S@\"}"), [], 1),
        ["a chain of 10,000 properties"] = (() => Chain("{\"properties\":{\"a\":{\"$ref\":\"#/components/schemas/S@\"}}}"), [], 1),
        ["allOf that doubles 40 times"] = (() => Chain("{\"allOf\":[{\"$ref\":\"#/components/schemas/S@\"},{\"$ref\":\"#/components/schemas/S@\"}]}", 40, "\"example\":{\"a\":1},"), [], 1),
        ["oneOf that doubles 40 times, with an example"] = (() => Chain("{\"oneOf\":[{\"$ref\":\"#/components/schemas/S@\"},{\"$ref\":\"#/components/schemas/S@\"}]}", 40, "\"example\":{\"a\":1},"), [], 1),
        ["properties that double 40 times"] = (() => Chain("{\"properties\":{\"a\":{\"$ref\":\"#/components/schemas/S@\"},\"b\":{\"$ref\":\"#/components/schemas/S@\"}}}", 40, "\"example\":{\"a\":{\"b\":{}}},"), [], 1),
        ["a schema that is its own items"] = (() => Given.Body(Ref("S"), Schemas("\"S\":{\"items\":{\"$ref\":\"#/components/schemas/S\"}}")), [], 1),
        ["a schema that is itself"] = (() => Given.Body(Ref("S"), Schemas("\"S\":{\"$ref\":\"#/components/schemas/S\"}")), ["OAM206"], 0),
        ["a schema that is all of itself twice"] = (() => Given.Body(Ref("S"), Schemas("\"S\":{\"allOf\":[{\"$ref\":\"#/components/schemas/S\"},{\"$ref\":\"#/components/schemas/S\"}]}")), ["OAM206"], 0),
        ["two schemas that are each other"] = (() => Given.Body(Ref("A"), Schemas("\"A\":{\"not\":{\"$ref\":\"#/components/schemas/B\"}},\"B\":{\"if\":{\"$ref\":\"#/components/schemas/A\"}}")), ["OAM206", "OAM206"], 0),
        ["a schema that is the whole document"] = (() => Given.Body("{\"$ref\":\"#\"}"), [], 1),
        ["a parameter that is itself"] = (() => Given.Operation("\"parameters\":[{\"$ref\":\"#/components/parameters/P\"}]", "\"components\":{\"parameters\":{\"P\":{\"$ref\":\"#/components/parameters/P\"}}}"), ["OAM206"], 0),
        ["a body that is itself"] = (() => Given.Operation("\"requestBody\":{\"$ref\":\"#/components/requestBodies/B\"}", "\"components\":{\"requestBodies\":{\"B\":{\"$ref\":\"#/components/requestBodies/B\"}}}"), ["OAM206"], 0),
        ["a path item that is itself"] = (() => Given.Document("{\"/a\":{\"$ref\":\"#/paths/~1a\"}}"), ["OAM206"], 0),
        ["an example and an answer that are themselves"] = (
            () => Given.Operation("\"parameters\":[{\"name\":\"q\",\"in\":\"query\",\"schema\":{},\"examples\":{\"e\":{\"$ref\":\"#/components/examples/E\"}}}],\"responses\":{\"200\":{\"$ref\":\"#/components/responses/R\"}}",
                "\"components\":{\"examples\":{\"E\":{\"$ref\":\"#/components/examples/E\"}},\"responses\":{\"R\":{\"$ref\":\"#/components/responses/R\"}}}"), [], 1),
        ["an answer of 115 objects in each other"] = (() => Answer(Nest("{\"properties\":{\"a\":", 110, "}}")), [], 1),
        ["an answer of 100 allOf in each other"] = (() => Answer(Nest("{\"allOf\":[", 100, "]}")), [], 1),
        ["an answer that is itself"] = (() => Answer(Ref("S"), "\"S\":{\"$ref\":\"#/components/schemas/S\"}"), [], 1),
        ["an answer that is all and one of itself"] = (
            () => Answer(Ref("S"), "\"S\":{\"allOf\":[{\"$ref\":\"#/components/schemas/S\"},{\"oneOf\":[{\"$ref\":\"#/components/schemas/S\"}]}],\"properties\":{\"a\":{\"$ref\":\"#/components/schemas/S\"}}}"), [], 1),
        ["an answer whose properties double 40 times"] = (
            () => Answer(Ref("S0"), Doubling("{\"properties\":{\"a\":{\"$ref\":\"#/components/schemas/S@\"},\"b\":{\"$ref\":\"#/components/schemas/S@\"}}}")), [], 1),
        ["an answer whose branches double 40 times"] = (
            () => Answer(Ref("S0"), Doubling("{\"anyOf\":[{\"$ref\":\"#/components/schemas/S@\"},{\"$ref\":\"#/components/schemas/S@\"}],\"properties\":{\"p@\":{}}}")), [], 1),
        ["an answer of 10,000 properties"] = (() => Answer($"{{\"properties\":{{{Join("\"p@\":{\"type\":\"string\"}")}}}}}"), [], 1),
        ["an answer of 10,000 branches"] = (() => Answer($"{{\"anyOf\":[{Join("{\"properties\":{\"p@\":{\"type\":\"string\"}}}")}]}}"), [], 1),
        ["an operation of 10,000 answers"] = (
            () => Given.Operation($"\"responses\":{{{Join("\"2@\":{\"content\":{\"application/json\":{\"schema\":{\"properties\":{\"p@\":{}}}}}}")}}}"), [], 1),
        ["types of an answer that are no types"] = (() => Answer("{\"type\":{},\"properties\":[1],\"items\":7,\"allOf\":{\"a\":1},\"oneOf\":null,\"$ref\":5}"), [], 1),
        ["10,000 operations with the same wide answer"] = (
            () => Given.Document(
                $"{{{Join("\"/p@\":{\"get\":{\"operationId\":\"op@\",\"responses\":{\"200\":{\"$ref\":\"#/components/responses/R\"}}}}")}}}",
                $"\"components\":{{\"responses\":{{\"R\":{{\"content\":{{\"application/json\":{{\"schema\":{{\"properties\":{{{Wide("\"q1\":{\"type\":\"string\"},\"q2\":{}", ":{\"properties\":{", "}}")}}}}}}}}}}}}}}}"),
            [], Many),
        ["a name that stands twice"] = (() => Given.Body("{\"type\":\"string\",\"ty\\u0070e\":\"number\"}"), ["OAM002"], 0),
        ["10,000 properties"] = (() => Given.Body($"{{\"required\":[{Join("\"p@\"")}],\"properties\":{{{Join("\"p@\":{\"type\":\"string\"}")}}}}}"), [], 1),
        ["10,000 values of an enum, and of an example"] = (() => Given.Query($"{{\"enum\":[{Join("\"v@\"")}],\"examples\":[{Join("@")}]}}"), [], 1),
        ["10,000 parameters"] = (() => Given.Operation($"\"parameters\":[{Join("{\"name\":\"p@\",\"in\":\"query\",\"schema\":{}}")}]"), [], 1),
        ["10,000 path parameters"] = (() => Given.Operation($"\"parameters\":[{Join("{\"name\":\"p@\",\"in\":\"path\",\"required\":true,\"schema\":{}}")}]", path: Join("/{p@}", "")), [], 1),
        ["10,000 branches"] = (() => Given.Body($"{{\"properties\":{{\"a\":{{}}}},\"anyOf\":[{Join("{\"required\":[\"a\",\"b@\"]}")}]}}"), [], 1),
        ["10,000 operations"] = (() => Given.Document($"{{{Join("\"/p@\":{\"get\":{\"operationId\":\"op@\"}}")}}}"), [], Many),
        ["10,000 operations with names that differ in nothing but signs"] = (
            () => Given.Document($"{{{Join("\"/p@\":{\"get\":{\"operationId\":\"same\",\"x-mcp\":{\"name\":\"n@\"}}}")}}}"), [], Many),
        ["10,000 operations with the same broken schema"] = (
            () => Given.Document($"{{{Join("\"/p@\":{\"post\":{\"operationId\":\"op@\",\"requestBody\":{\"$ref\":\"#/components/requestBodies/B\"}}}")}}}", "\"components\":{\"requestBodies\":{\"B\":{\"content\":{\"application/json\":{\"schema\":{\"type\":\"x\"}}}}}}"),
            ["OAM201"], 0),
        ["10,000 definitions with names that differ in nothing but signs"] = (
            () => Given.Body($"{{\"prefixItems\":[{string.Join(",", Signs().Select(signs => $"{{\"$ref\":\"#/components/schemas/S{signs}\"}}"))}]}}", Schemas(string.Join(",", Signs().Select(signs => $"\"S{signs}\":{{}}")))), [], 1),
        ["10,000 servers, tags and schemes"] = (
            () => Given.Operation("", $"\"servers\":[{Join("{\"url\":\"https://h@.example\"}")}],\"tags\":[{Join("{\"name\":\"t@\"}")}],\"components\":{{\"securitySchemes\":{{{Join("\"s@\":{\"type\":\"http\",\"scheme\":\"bearer\"}")}}}}}"), [], 1),
        ["numbers that nothing can hold"] = (
            () => Given.Query("{\"minimum\":-1e999999999,\"maximum\":1e999999999,\"multipleOf\":1e-99999,\"maxLength\":1e28,\"default\":1e999999999,\"enum\":[1e999999999,-0],\"example\":1e99999}"), [], 1),
        ["a number of a million digits"] = (() => Given.Query($"{{\"minimum\":-{new string('9', 1_000_000)},\"const\":{new string('7', 1_000_000)}}}"), [], 1),
        ["credits near nothing"] = (() => Given.Operation("\"x-credits\":{\"base\":1e-400,\"perResult\":-0}"), [], 1),
        ["a pattern that backtracks"] = (() => Given.Query("{\"type\":\"string\",\"pattern\":\"^(([a-z]+)+)+$\"}"), [], 1),
        ["a pattern of 10,000 groups"] = (() => Given.Query($"{{\"pattern\":\"{new string('(', Many)}{new string(')', Many)}\"}}"), [], 1),
        ["10,000 descriptions that ask for one of two"] = (
            () => Given.Body($"{{\"properties\":{{{Join("\"p@\":{\"description\":\"Either p@ or p1 is required.\",\"example\":@,\"default\":\"a@b.example\"}")}}}}}"), [], 1),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_shape_neither_hangs_nor_throws_and_gives_code_or_a_problem(string name)
    {
        var (document, problems, operations) = Shapes[name];
        var text = document();

        var emitted = await HangGuard.RunAsync(() => EmittedDocument.Of(text, 0));

        Assert.Equal(problems, Given.Ids(emitted.Read));
        Assert.Equal(operations, emitted.Read.Api.Operations.Count);
        Assert.All(emitted.Files.Take(3), file => Assert.Empty(EmittedDocument.Parse(file).GetDiagnostics(TestContext.Current.CancellationToken)));
    }

    private static string Nest(string open, int depth, string close = "}") =>
        string.Concat(Enumerable.Repeat(open, depth)) + (close == "]" ? "" : "{}") + string.Concat(Enumerable.Repeat(close, depth));

    private static string Join(string item, string separator = ",") =>
        string.Join(separator, Enumerable.Range(0, Many).Select(i => item.Replace("@", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    private static string Chain(string schema, int length = Many, string more = "")
    {
        var schemas = Enumerable.Range(0, length).Select(i => $"\"S{i}\":{schema.Replace("@", (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}").Append($"\"S{length}\":{{}}");
        return Given.Operation($$"""
            "requestBody":{"content":{"application/json":{ {{more}} "schema":{"$ref":"#/components/schemas/S0"} } } }
            """, Schemas(string.Join(",", schemas)));
    }

    /// <summary>A document with one operation whose answer has this schema.</summary>
    private static string Answer(string schema, string schemas = "") =>
        Given.Operation($$"""
            "responses":{"200":{"content":{"application/json":{"schema":{{schema}} } } } }
            """, Schemas(schemas));

    private static string Doubling(string schema) => string.Join(
        ",", Enumerable.Range(0, 40).Select(i => $"\"S{i}\":{schema.Replace("@", (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}").Append("\"S40\":{}"));

    private static string Wide(string member, string before = "", string after = "") => string.Join(
        ",", Enumerable.Range(0, 60).Select(i => before.Length == 0 ? member.Replace("@", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) : $"\"w{i}\"{before}{member}{after}"));

    private static string Ref(string name) => $"{{\"$ref\":\"#/components/schemas/{name}\"}}";

    private static string Schemas(string schemas) => $"\"components\":{{\"schemas\":{{{schemas}}}}}";

    /// <summary>Different strings of signs of which no name is made.</summary>
    private static IEnumerable<string> Signs() => Enumerable.Range(1, Many).Select(i => Convert.ToString(i, 2).Replace('0', '.').Replace('1', '-'));
}
