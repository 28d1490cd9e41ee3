using System.Text.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

/// <summary>What <c>x-mcp-answer</c> makes of a tool: an argument, and paths that the answer's schema knows.</summary>
public class AnswerViewReaderTests
{
    private const string Rows = """{"type":"object","properties":{"rows":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"text":{"type":"string"}}}}}}""";

    [Fact]
    public void Places_that_are_left_out_give_the_tool_an_argument_that_goes_nowhere()
    {
        var operation = Read("""{"omit":["rows.text"]}""", Rows, """{"type":"object","required":["q"],"properties":{"q":{"type":"string"}}}""");

        Assert.Equal(["q", "fields"], Given.ArgumentNames(operation));
        Assert.Equal(["q"], operation.Arguments.Object.Required);
        Assert.Null(operation.Body!.Argument);
        Assert.Empty(operation.Body.Renamed);
        Assert.Equal(("fields", "rows.text"), (operation.View!.FieldsArgument, Assert.Single(operation.View.Omit)));
        var fields = Given.Argument(operation, "fields");
        Assert.Equal((SchemaTypes.Array, "Paths to show, as in rows.id", true), (fields.Types, fields.Description, fields.Array.Items!.IsAnswerField));
    }

    [Theory]
    [InlineData("""{"hide":["rows.text"]}""")]
    [InlineData("""{"omit":[]}""")]
    [InlineData("{}")]
    public void Without_such_places_there_is_no_argument(string extension)
    {
        var operation = Read(extension, Rows);

        Assert.Empty(Given.ArgumentNames(operation));
        Assert.Null(operation.View!.FieldsArgument);
    }

    [Fact]
    public void Without_the_extension_all_of_every_answer_is_shown() => Assert.Null(Given.Read(Given.Operation("")).View);

    [Fact]
    public void An_argument_of_the_same_name_gives_the_choice_another() =>
        Assert.Equal("answer_fields", Read("""{"omit":["rows"]}""", Rows, """{"type":"object","properties":{"fields":{"type":"string"}}}""").View!.FieldsArgument);

    [Theory]
    [InlineData("""{"properties":{"a":{}},"minProperties":1}""")]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":{"type":"string"}}""")]
    public void A_body_whose_rules_would_judge_the_choice_as_well_stays_whole(string body) =>
        Assert.Equal(["body", "fields"], Given.ArgumentNames(Read("""{"omit":["rows"]}""", Rows, body)));

    [Theory]
    [InlineData("""{"type":"array","items":{"type":"object","properties":{"a":{"type":"string"}}}}""", "a")]
    [InlineData("""{"allOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"oneOf":[{"type":"object","properties":{"b":{"type":"string"}}},{"type":"null"}]}]}""", "a b")]
    [InlineData("""{"type":"object","properties":{"a":{"type":["object","null"]},"b":{"type":"object","additionalProperties":false}}}""", "a a.* b")]
    [InlineData("""{"type":"object","properties":{"a":{}},"additionalProperties":true}""", "* a a.*")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array"},"b":{"type":"object","additionalProperties":{"type":"string"},"properties":{"c":{"type":"string"}}}}}""", "a a.* b b.* b.c")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b.c":{"type":"string"},"d e":{"type":"string"},"\u00e9":{"enum":[1]}}}""", "a \u00e9")]
    [InlineData("""{"type":"string"}""", "*")]
    [InlineData("{}", "*")]
    public void The_places_are_those_of_the_answers_schema(string schema, string expected) => Assert.Equal(expected, string.Join(' ', Read("{}", schema).View!.Places));

    [Fact]
    public void A_schema_that_stands_inside_itself_is_listed_once_and_open_below()
    {
        var operation = Given.Read(Given.Operation(
            """
            "x-mcp-answer":{},"responses":{"200":{"description":"d","content":{"application/json":{"schema":{"$ref":"#/components/schemas/T"} } } } }
            """,
            """
            "components":{"schemas":{"T":{"type":"object","properties":{"name":{"type":"string"},"parts":{"type":"array","items":{"$ref":"#/components/schemas/T"} } } } } }
            """));

        Assert.Equal(["name", "parts", "parts.*"], operation.View!.Places);
    }

    [Fact]
    public void Many_and_deep_places_are_bounded_and_open_beyond()
    {
        var many = string.Join(',', Enumerable.Range(0, 2_000).Select(number => $"\"p{number}\":{{\"type\":\"string\"}}"));
        var deep = string.Concat(Enumerable.Repeat("""{"type":"object","properties":{"a":""", 20)) + "{}" + string.Concat(Enumerable.Repeat("}}", 20));

        Assert.Equal("* p0 p1", string.Join(' ', Read("{}", $$"""{"type":"object","properties":{{{many}}} }""").View!.Places.Take(3)));
        Assert.InRange(Read("{}", $$"""{"type":"object","properties":{{{many}}} }""").View!.Places.Count, 500, 502);
        Assert.Equal("a.a.a.a.a.a.a.a.*", Read("{}", deep).View!.Places[^1]);
        Assert.Equal(9, Read("{}", deep).View!.Places.Count);
    }

    [Fact]
    public void References_that_double_with_each_step_end_the_list()
    {
        var doubling = string.Join(',', Enumerable.Range(0, 40).Select(number => $$"""
            "S{{number}}":{"allOf":[{"$ref":"#/components/schemas/S{{number + 1}}"},{"$ref":"#/components/schemas/S{{number + 1}}"}]}
            """));

        var operation = Given.Read(Given.Operation(
            """
            "x-mcp-answer":{},"responses":{"200":{"description":"d","content":{"application/json":{"schema":{"$ref":"#/components/schemas/S0"} } } } }
            """,
            $$$"""
            "components":{"schemas":{{{{doubling}}},"S40":{"type":"object","properties":{"a":{"type":"string"} } } } }
            """));

        Assert.Contains("a", operation.View!.Places);
    }

    [Fact]
    public void Below_an_open_place_the_document_may_name_anything() =>
        Assert.Equal(["rows.raw.any.thing"], Read("""{"omit":["rows.raw.any.thing"]}""", """{"type":"object","properties":{"rows":{"type":"object","properties":{"raw":{"type":"object"}}}}}""").View!.Omit);

    [Theory]
    [InlineData("rows.txet", "; did you mean 'rows.text'?")]
    [InlineData("Rows.Text", "; did you mean 'rows.text'?")]
    [InlineData("completely.different", " has.")]
    [InlineData("rows.text.length", " has.")]
    public void An_unknown_path_is_an_error_with_the_nearest_one(string path, string end)
    {
        var result = Given.ReadAny(Document($$"""{"omit":["{{path}}"]}""", Rows));

        var problem = Assert.Single(result.Problems, problem => problem.IsError);
        Assert.Equal("OAM404", problem.Rule.Id);
        Assert.EndsWith(end, problem.Message.Split(" Concerns")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows.id", null)]
    [InlineData("rows", null)]
    [InlineData("*", null)]
    [InlineData("rows.di", "did you mean \"rows.id\"?")]
    [InlineData("text", "did you mean \"rows.text\"?")]
    [InlineData("next", "")]
    [InlineData("rows.id.more", "")]
    public void The_emitted_tool_judges_a_choice_before_anything_is_sent(string field, string? suggestion)
    {
        const string Schema = """{"type":"object","properties":{"next":{"type":"string"},"rows":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"text":{"type":"string"}}}}}}""";
        var run = new GeneratorRun(Document("""{"omit":["rows.text"],"hide":["next"]}""", Schema));
        run.AssertCompiles();

        var problems = new EmittedRules(run).Check("DoIt", JsonElement.Parse($$"""{"fields":["{{field}}"]}"""));

        if (suggestion is null) Assert.Empty(problems);
        else Assert.Equal(("/fields/0", "answerField", suggestion), (Assert.Single(problems).Pointer, problems[0].Rule, problems[0].Suggestion ?? ""));
    }

    private static OperationModel Read(string extension, string schema, string? body = null) => Given.Read(Document(extension, schema, body));

    private static string Document(string extension, string schema, string? body = null)
    {
        var request = body is null ? "" : ",\"requestBody\":{\"required\":true,\"content\":{\"application/json\":{\"schema\":" + body + "}}}";
        return Given.Operation("\"x-mcp-answer\":" + extension + ",\"responses\":{\"200\":{\"description\":\"d\",\"content\":{\"application/json\":{\"schema\":" + schema + "}}}}" + request);
    }
}
