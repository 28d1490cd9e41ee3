using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

public class DefinitionTableTests
{
    [Fact]
    public void A_schema_may_contain_itself()
    {
        var operation = Given.Read(Given.Query("""{"$ref":"#/components/schemas/Tree"}""", """
            "components":{"schemas":{"Tree":{"type":"object","properties":{"left":{"$ref":"#/components/schemas/Tree"}}}}}
            """));

        var tree = Assert.Single(operation.Definitions);
        Assert.Equal("Tree", tree.Name);
        Assert.Equal("Tree", Assert.Single(tree.Schema.Object.Properties).Schema.Reference);
        Assert.Equal("Tree", Given.Argument(operation, "q").Reference);
    }

    [Fact]
    public void Only_what_the_arguments_reach_is_a_definition_of_the_operation()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/a":{
              "get":{"operationId":"a","parameters":[{"name":"q","in":"query","schema":{"$ref":"#/components/schemas/A"}}],
                "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Answer"}}}}}},
              "put":{"operationId":"b","parameters":[{"name":"q","in":"query","schema":{"$ref":"#/components/schemas/C"}}]}}}
            """, """
            "components":{"schemas":{"A":{"items":{"$ref":"#/components/schemas/C"}},"B":{"pattern":"(?=x)"},"C":{"minimum":1},"Answer":{"pattern":"(?=x)"}}}
            """));

        Assert.Empty(Given.Ids(result));
        Assert.Equal(["A", "C"], result.Api.Operations[0].Definitions.Select(definition => definition.Name));
        Assert.Equal(["C"], result.Api.Operations[1].Definitions.Select(definition => definition.Name));
    }

    [Fact]
    public void Definitions_whose_names_are_spelled_alike_stay_apart()
    {
        var operation = Given.Read(Given.Query("""
            {"anyOf":[
              {"$ref":"#/components/schemas/a-b"},{"$ref":"#/components/schemas/aB"},
              {"$ref":"#/components/schemas/A_B"},{"$ref":"#/components/schemas/a-b"}]}
            """, """
            "components":{"schemas":{"a-b":{"minimum":1},"aB":{"minimum":2},"A_B":{"minimum":3}}}
            """));

        Assert.Equal(
            [("AB", "1"), ("AB2", "2"), ("AB3", "3")],
            operation.Definitions.Select(definition => (definition.Name, definition.Schema.Number.Minimum!)));
        Assert.Equal(["AB", "AB2", "AB3", "AB"], Given.Argument(operation, "q").AnyOf.Select(branch => branch.Reference!));
    }

    [Fact]
    public void A_reference_may_lead_anywhere_in_the_document()
    {
        var operation = Given.Read(Given.Body("""
            {"properties":{
              "a":{"type":"object","properties":{"b/c d":{"maximum":5}}},
              "z":{"$ref":"#/paths/~1things/post/requestBody/content/application~1json/schema/properties/a/properties/b~1c%20d"}}}
            """));

        Assert.Equal("5", Assert.Single(operation.Definitions).Schema.Number.Maximum);
    }

    [Theory]
    [InlineData("""{"A":{"$ref":"#/components/schemas/A"}}""", 1)]
    [InlineData("""{"A":{"anyOf":[{"type":"string"},{"$ref":"#/components/schemas/A"}]}}""", 1)]
    [InlineData("""{"A":{"not":{"$ref":"#/components/schemas/B"}},"B":{"if":{"$ref":"#/components/schemas/A"}}}""", 2)]
    public void A_schema_that_never_ends_is_refused(string schemas, int problems)
    {
        var result = Given.ReadAny(Given.Query("""{"$ref":"#/components/schemas/A"}""", $$"""
            "components":{"schemas":{{schemas}} }
            """));

        Assert.Equal(Enumerable.Repeat("OAM206", problems), Given.Ids(result));
        Assert.Empty(result.Api.Operations);
    }

    [Fact]
    public void A_chain_of_references_may_be_longer_than_the_stack_is_deep()
    {
        const int Length = 20_000;
        var schemas = string.Join(",", Enumerable.Range(0, Length).Select(index => $$"""
            "S{{index}}":{"items":{"$ref":"#/components/schemas/S{{index + 1}}"} }
            """));

        var operation = Given.Read(Given.Query("""{"$ref":"#/components/schemas/S0"}""", $$"""
            "components":{"schemas":{{{schemas}},"S{{Length}}":{"type":"string"} } }
            """));

        Assert.Equal(Length + 1, operation.Definitions.Count);
        Assert.Contains(new PropertyModel($"S{Length}", new() { Types = SchemaTypes.String }), operation.Definitions);
    }
}
