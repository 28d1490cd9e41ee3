using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenApiMcp.Generator.Tests.Pipeline;

/// <summary>
/// The official JSON-Schema-Test-Suite over the whole way: each schema becomes the argument of an operation, is read, emitted and
/// compiled, and the emitted rules judge the suite's values with the real checker.
/// </summary>
public class OfficialSuiteTests
{
    /// <summary>What asks for a base URI of its own, an anchor or another document is refused, and nothing else.</summary>
    private static readonly string[] AllowedRefusals = ["OAM202", "OAM203", "OAM204"];

    private static string Folder => Path.GetFullPath(Repository.File("..", "shared", "json-schema-test-suite", "tests", "draft2020-12"));

    /// <summary>The files with what the checker must be able to judge, and how many of their values it judges at least.</summary>
    [Theory]
    [InlineData("additionalProperties", 21)]
    [InlineData("allOf", 30)]
    [InlineData("anyOf", 18)]
    [InlineData("boolean_schema", 18)]
    [InlineData("const", 54)]
    [InlineData("contains", 21)]
    [InlineData("content", 18)]
    [InlineData("default", 7)]
    [InlineData("dependentRequired", 20)]
    [InlineData("dependentSchemas", 20)]
    [InlineData("enum", 45)]
    [InlineData("exclusiveMaximum", 4)]
    [InlineData("exclusiveMinimum", 4)]
    [InlineData("if-then-else", 26)]
    [InlineData("infinite-loop-detection", 2)]
    [InlineData("items", 29)]
    [InlineData("maxContains", 12)]
    [InlineData("maxItems", 6)]
    [InlineData("maxLength", 7)]
    [InlineData("maxProperties", 10)]
    [InlineData("maximum", 8)]
    [InlineData("minContains", 28)]
    [InlineData("minItems", 6)]
    [InlineData("minLength", 7)]
    [InlineData("minProperties", 8)]
    [InlineData("minimum", 11)]
    [InlineData("multipleOf", 10)]
    [InlineData("not", 40)]
    [InlineData("oneOf", 27)]
    [InlineData("pattern", 9)]
    [InlineData("patternProperties", 23)]
    [InlineData("prefixItems", 11)]
    [InlineData("properties", 28)]
    [InlineData("propertyNames", 20)]
    [InlineData("ref", 33)]
    [InlineData("required", 18)]
    [InlineData("type", 80)]
    [InlineData("unevaluatedItems", 60)]
    [InlineData("unevaluatedProperties", 110)]
    [InlineData("uniqueItems", 69)]
    [InlineData("anchor", 0)]
    [InlineData("defs", 0)]
    [InlineData("dynamicRef", 0)]
    [InlineData("optional/bignum", 9)]
    [InlineData("optional/ecmascript-regex", 60)]
    [InlineData("optional/non-bmp-regex", 12)]
    [InlineData("optional/float-overflow", 1)]
    public void The_emitted_rules_judge_as_the_suite_does(string file, int atLeast)
    {
        var groups = Read(file);
        var run = new GeneratorRun(Document(groups));
        Assert.Empty(run.Problems.Select(diagnostic => diagnostic.Id).Except([.. AllowedRefusals, "OAM008", "OAM109"], StringComparer.Ordinal));
        var served = Given.ReadAny(Document(groups)).Api.Operations.Select(operation => operation.Id).ToHashSet(StringComparer.Ordinal);
        var rules = new EmittedRules(run);

        var judged = groups.SelectMany((group, index) => served.Contains($"G{index}") ? Judge(rules, $"G{index}", group) : []).ToList();

        Assert.Empty(judged.OfType<string>());
        Assert.True(judged.Count >= atLeast, $"{judged.Count} values were judged");
    }

    /// <summary>For each value of a group null where the verdict is right, else what is wrong.</summary>
    private static IEnumerable<string?> Judge(EmittedRules rules, string id, JsonElement group)
    {
        foreach (var test in group.GetProperty("tests").EnumerateArray())
        {
            var arguments = JsonElement.Parse($$"""{"v":{{test.GetProperty("data").GetRawText()}} }""");
            var problems = rules.Check(id, arguments);
            var isRight = test.GetProperty("valid").GetBoolean() == (problems.Count == 0);
            yield return isRight ? null : $"{group.GetProperty("description")}: {test.GetProperty("description")}: {string.Join("; ", problems)}";
        }
    }

    private static List<JsonElement> Read(string file)
    {
        var isRequired = Environment.GetEnvironmentVariable("CI") == "true";
        Assert.SkipUnless(isRequired || Directory.Exists(Folder), "The JSON-Schema-Test-Suite is not at ../shared/json-schema-test-suite.");
        return [.. JsonElement.Parse(File.ReadAllText(Path.Combine([Folder, .. $"{file}.json".Split('/')]))).EnumerateArray()];
    }

    private static string Document(List<JsonElement> groups)
    {
        var paths = groups.Select((_, index) => $$$"""
            "/{{{index}}}":{"get":{"operationId":"g{{{index}}}","parameters":[{"name":"v","in":"query","schema":{"$ref":"#/components/schemas/S{{{index}}}"} }]} }
            """);
        var schemas = groups.Select((group, index) => $"\"S{index}\":{Rebase(group.GetProperty("schema"), index)}");
        return Given.Document($"{{{string.Join(",", paths)}}}", $"\"components\":{{\"schemas\":{{{string.Join(",", schemas)}}}}}");
    }

    /// <summary>The schema with references that start at its own place in the document.</summary>
    private static string Rebase(JsonElement schema, int index)
    {
        var node = JsonNode.Parse(schema.GetRawText());
        Rebase(node, $"#/components/schemas/S{index}");
        return node!.ToJsonString();
    }

    private static void Rebase(JsonNode? node, string root)
    {
        foreach (var item in node is JsonArray array ? array : []) Rebase(item, root);
        if (node is not JsonObject schema) return;
        foreach (var (name, value) in schema.ToList())
        {
            if (name is "enum" or "const" or "default") continue;
            var reference = name == "$ref" && value is JsonValue text ? text.GetValue<string>() : "";
            if (reference == "#" || reference.StartsWith("#/", StringComparison.Ordinal)) schema[name] = root + reference[1..];
            else Rebase(value, root);
        }
    }
}
