using System.Text.Json;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class ResultColumnsTests
{
    [Fact]
    public void The_schema_names_scalars_and_lists_in_its_order()
    {
        var schema = JsonElement.Parse(
            """
            {
              "type": "object",
              "properties": { "list": { "anyOf": [{ "type": "array" }, { "type": "null" }] }, "place": { "anyOf": [{ "type": "object" }, { "type": "null" }] } },
              "patternProperties": { "^(email|status)$": { "anyOf": [{ "type": "string" }, { "type": "null" }] }, "^(more|others)$": { "type": "object" } }
            }
            """);

        Assert.Equal(["list", "email", "status"], ResultColumns.OfSchema(schema));
        Assert.Empty(ResultColumns.OfSchema(null));
    }

    [Fact]
    public void Every_generated_tool_with_fixed_members_has_columns() =>
        Assert.All(["find_email", "validate_email", "search_company", "find_role"], name => Assert.NotEmpty(ResultColumns.OfSchema(Demo.Tool(name).ProtocolTool.OutputSchema)));

    [Fact]
    public void Values_are_cells_under_their_paths_to_the_letter() => Assert.Equal(
        new Dictionary<string, string>
        {
            ["a"] = "Zoë \"Z\"",
            ["n"] = "1.50e3",
            ["yes"] = "true",
            ["place.city"] = "Ulm",
            ["place.geo.lat"] = "48.40",
            ["list"] = "[ 1, {\"a\":2} ]",
            ["none"] = "{}",
        },
        ResultColumns.CellsOf("""{"a":"Zo\u00eb \"Z\"","n":1.50e3,"yes":true,"no":null,"place":{"city":"Ulm","geo":{"lat":48.40}},"list":[ 1, {"a":2} ],"none":{}}""", isSafe: false));

    [Theory]
    [InlineData("\"plain text\"", "plain text")]
    [InlineData("[1]", "[1]")]
    public void An_answer_that_is_no_object_is_one_cell(string json, string expected) => Assert.Equal(expected, ResultColumns.CellsOf(json, isSafe: false)["answer"]);

    [Theory]
    [InlineData("\"=1+1\"", "'=1+1")]
    [InlineData("\"+49 731\"", "'+49 731")]
    [InlineData("\"-\"", "'-")]
    [InlineData("\"@x\"", "'@x")]
    [InlineData("\"\\t=1\"", "'\t=1")]
    [InlineData("\"a=1\"", "a=1")]
    [InlineData("\"\"", "")]
    [InlineData("-5", "-5")]
    public void Only_where_it_is_asked_for_a_formula_is_made_a_text(string json, string expected)
    {
        Assert.Equal(expected, ResultColumns.CellsOf($$"""{"a":{{json}}}""", isSafe: true)["a"]);
        Assert.Equal(expected.TrimStart('\''), ResultColumns.CellsOf($$"""{"a":{{json}}}""", isSafe: false)["a"]);
    }
}
