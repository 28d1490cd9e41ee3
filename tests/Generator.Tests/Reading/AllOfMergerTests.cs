using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

public class AllOfMergerTests
{
    private const string Components = """
        "components":{"schemas":{
          "Base":{"type":"object","description":"d","properties":{"id":{"type":"string"}},"required":["id"]},
          "Middle":{"allOf":[{"$ref":"#/components/schemas/Base"},{"properties":{"m":{}}}]},
          "Self":{"properties":{"s":{}},"allOf":[{"$ref":"#/components/schemas/Self"}]}}}
        """;

    [Fact]
    public void Plain_objects_become_one_object()
    {
        var operation = Given.Read(Given.Body("""
            {"allOf":[{"$ref":"#/components/schemas/Middle"},{"type":"object","properties":{"a":{}},"required":["a","id"]}],
             "properties":{"own":{}},"required":["own"]}
            """, Components));

        Assert.Null(operation.Body!.Argument);
        Assert.Equal(["own", "id", "m", "a"], Given.ArgumentNames(operation));
        Assert.Equal(["own", "id", "a"], operation.Arguments.Object.Required);
        Assert.Empty(operation.Arguments.AllOf);
        Assert.Empty(operation.Definitions);
    }

    [Fact]
    public void Either_or_rules_beside_plain_objects_remain()
    {
        var operation = Given.Read(Given.Body("""
            {"allOf":[{"properties":{"a":{},"b":{}}},{"anyOf":[{"required":["a"]},{"required":["b"]}]}]}
            """));

        Assert.Equal(["a", "b"], Given.ArgumentNames(operation));
        Assert.Equal(2, Assert.Single(operation.Arguments.AllOf).AnyOf.Count);
    }

    [Theory]
    [InlineData("""{"allOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"a":{"maxLength":3}}}]}""")]
    [InlineData("""{"allOf":[{"properties":{"a":{}},"additionalProperties":false},{"properties":{"b":{}}}]}""")]
    [InlineData("""{"allOf":[{"properties":{"a":{}},"minProperties":1},{"properties":{"b":{}}}]}""")]
    [InlineData("""{"allOf":[{"properties":{"a":{}}}],"additionalProperties":false}""")]
    public void Objects_that_would_mean_something_else_together_are_not_merged(string schema)
    {
        var operation = Given.Read(Given.Body(schema));

        Assert.Equal("body", operation.Body!.Argument);
        Assert.NotEmpty(Given.Argument(operation, "body").AllOf);
    }

    [Fact]
    public void A_schema_that_merges_with_itself_is_refused_and_not_read_forever()
    {
        var result = Given.ReadAny(Given.Body("""{"$ref":"#/components/schemas/Self"}""", Components));

        Assert.Equal(["OAM206"], Given.Ids(result));
        Assert.Empty(result.Api.Operations);
    }
}
