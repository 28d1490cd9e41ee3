namespace OpenApiMcp.Generator.Tests.Reading;

public class ReferenceCheckTests
{
    private const string Nowhere = """{"$ref":"#/components/nowhere"}""";

    [Theory]
    [InlineData($$"""{"get":{"responses":{"200": {{Nowhere}} } } }""")]
    [InlineData($$"""{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"properties":{"example": {{Nowhere}} } } } } } } } }""")]
    [InlineData($$"""{"get":{"responses":{"200":{"headers":{"x-rate": {{Nowhere}} } } } } }""")]
    [InlineData($$"""{"get":{"responses":{"200":{"links":{"next": {{Nowhere}} } } } } }""")]
    [InlineData($$"""{"get":{"callbacks":{"done": {{Nowhere}} } } }""")]
    [InlineData($$"""{"get":{"x-mcp":{"enabled":false},"requestBody": {{Nowhere}} } }""")]
    public void A_reference_that_leads_to_nothing_is_found_where_no_tool_looks(string pathItem)
    {
        var document = Given.Document($$"""{"/a": {{pathItem}} }""");

        var problem = Assert.Single(Given.ReadAny(document).Problems, problem => problem.IsError);

        Assert.Equal("OAM202", problem.Rule.Id);
        Assert.Equal(document.IndexOf("\"#/components/nowhere", StringComparison.Ordinal), problem.Span.Start.Offset);
    }

    [Fact]
    public void A_component_that_nobody_uses_is_looked_at_as_well() =>
        Assert.Equal(["OAM202"], Given.Ids(Given.ReadAny(Given.Operation("", $$"""
            "components":{"schemas":{"Unused":{"items": {{Nowhere}} } } }
            """))));

    [Theory]
    [InlineData($$"""{"example": {{Nowhere}} }""")]
    [InlineData($$"""{"examples":{"one":{"value": {{Nowhere}} } } }""")]
    [InlineData($$"""{"schema":{"default": {{Nowhere}},"enum":[{{Nowhere}}],"const": {{Nowhere}},"examples":[{{Nowhere}}] } }""")]
    [InlineData($$"""{"x-notes": {{Nowhere}} }""")]
    [InlineData("""{"schema":{"properties":{"$ref":{"type":"string"} } } }""")]
    [InlineData("""{"schema":{"$ref":"other.json#/components/nowhere"} }""")]
    [InlineData("""{"schema":{"$ref":"#anchor"} }""")]
    [InlineData("""{"schema":{"$ref":"#/components/schemas/A~1b%20c"} }""")]
    public void What_only_looks_like_a_broken_reference_is_none(string media) =>
        Assert.Empty(Given.Ids(Given.ReadAny(Given.Operation($$"""
            "responses":{"200":{"content":{"application/json": {{media}} } } }
            """, """
            "components":{"schemas":{"A/b c":{"type":"string"} } }
            """))));

    [Fact]
    public void A_reference_that_a_tool_follows_is_reported_once() =>
        Assert.Equal(["OAM202"], Given.Ids(Given.ReadAny(Given.Body(Nowhere))));

    [Fact]
    public void A_reference_that_only_an_ambiguous_id_makes_unclear_is_left_alone_where_no_tool_needs_it()
    {
        Assert.Empty(Given.Ids(Given.ReadAny(Given.Operation("", """
            "components":{"schemas":{
              "A":{"$id":"https://example.com/a","items":{"$ref":"#/$defs/x"}},
              "B":{"$id":"https://example.com/a"}}}
            """))));
    }
}
