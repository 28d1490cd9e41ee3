using System.Text.Json;
using OpenApiMcp.Runtime.Documentation;

namespace OpenApiMcp.Runtime.Tests.Documentation;

public sealed class ArgumentListTests
{
    [Fact]
    public void Each_argument_has_a_line_with_what_the_schema_says() => Assert.Equal(
        """
        - `id` (integer, required): The thing's number
        - `title` (string)

        """,
        Write("""{"type":"object","properties":{"id":{"type":"integer","description":"The thing's\n  number"},"title":{"type":"string"}},"required":["id"]}"""));

    [Fact]
    public void What_an_object_or_the_items_of_an_array_hold_stands_below() => Assert.Equal(
        """
        - `filter` (object)
          - `places` (array of object)
            - `city` (string, required)

        """,
        Write("""{"properties":{"filter":{"type":"object","properties":{"places":{"type":"array","items":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}}}}"""));

    [Fact]
    public void A_reference_is_followed_and_its_own_description_comes_first() => Assert.Equal(
        """
        - `a` (string, date): When
        - `b` (string, date): A day

        """,
        Write("""{"properties":{"a":{"$ref":"#/$defs/Day","description":"When"},"b":{"$ref":"#/$defs/Day"}},"$defs":{"Day":{"type":"string","format":"date","description":"A day"}}}"""));

    [Fact]
    public void A_schema_that_refers_to_itself_has_an_end()
    {
        var list = Write("""{"properties":{"tree":{"$ref":"#/$defs/Tree"}},"$defs":{"Tree":{"type":"object","properties":{"child":{"$ref":"#/$defs/Tree"}}}}}""");

        Assert.Equal(3, list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("""{"type":"object"}""")]
    [InlineData("""{"type":"object","properties":{}}""")]
    public void Without_arguments_there_is_no_line(string schema) => Assert.Empty(Write(schema));

    [Fact]
    public void A_reference_that_leads_nowhere_is_any_value() => Assert.Equal("- `a` (any value)\n", Write("""{"properties":{"a":{"$ref":"#/$defs/None"}}}"""));

    private static string Write(string schema) => ArgumentList.Write(JsonElement.Parse(schema));
}
