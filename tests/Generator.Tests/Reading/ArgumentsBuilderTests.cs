using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

public class ArgumentsBuilderTests
{
    private const string PathId = """[{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}]""";

    [Fact]
    public void Parameters_and_body_properties_stand_side_by_side()
    {
        var operation = Given.Read(Given.Body("""
            {"type":"object","required":["b"],"properties":{"a":{"type":"string"},"b":{"type":"boolean"}}}
            """, parameters: PathId, path: "/things/{id}"));

        Assert.Equal(["id", "a", "b"], Given.ArgumentNames(operation));
        Assert.Equal(["id", "b"], operation.Arguments.Object.Required);
        Assert.Equal(SchemaTypes.Object, operation.Arguments.Types);
        Assert.Null(operation.Body!.Argument);
        Assert.Empty(operation.Body.Renamed);
    }

    [Fact]
    public void A_body_property_with_the_name_of_a_parameter_gets_another()
    {
        var operation = Given.Read(Given.Body("""
            {"type":"object","required":["id"],"properties":{"id":{"type":"string"},"a":{}}}
            """, parameters: PathId, path: "/things/{id}"));

        Assert.Equal(["id", "body_id", "a"], Given.ArgumentNames(operation));
        Assert.Equal(["id", "body_id"], operation.Arguments.Object.Required);
        Assert.Equal(SchemaTypes.Integer, Given.Argument(operation, "id").Types);
        Assert.Equal(SchemaTypes.String, Given.Argument(operation, "body_id").Types);
        Assert.Equal([new RenamedModel("body_id", "id")], operation.Body!.Renamed);
    }

    [Fact]
    public void Parameters_with_one_name_in_several_places_get_the_place_in_front()
    {
        var operation = Given.Read(Given.Operation("""
            "parameters":[{"name":"id","in":"header","schema":{}},{"name":"id","in":"query","schema":{}},{"name":"id","in":"path","required":true,"schema":{}}]
            """, path: "/{id}"));

        Assert.Equal(
            [("id", "path"), ("query_id", "query"), ("header_id", "header")],
            operation.Parameters.Select(parameter => (parameter.Argument, parameter.In)));
    }

    [Theory]
    [InlineData("filter[name]", "filter_name")]
    [InlineData("sort by", "sort_by")]
    [InlineData("\u540d\u524d", "operation_ae08bf8f")]
    [InlineData("a.b-c_D", "a.b-c_D")]
    public void A_name_that_clients_do_not_take_is_spelled_in_ASCII(string name, string argument)
    {
        var operation = Given.Read(Given.Operation($$"""
            "parameters":[{"name":"{{name}}","in":"query","schema":{} }]
            """));

        var parameter = Assert.Single(operation.Parameters);
        Assert.Equal((argument, name), (parameter.Argument, parameter.Name));
    }

    [Fact]
    public void Arguments_beyond_those_described_are_refused()
    {
        Assert.Equal(SchemaModel.Nothing, Given.Read(Given.Operation("")).Arguments.Object.AdditionalProperties);
        Assert.Equal(SchemaModel.Nothing, Given.Read(Given.Body("""{"properties":{"a":{}}}""")).Arguments.Object.AdditionalProperties);
    }

    [Fact]
    public void A_body_that_is_open_to_further_properties_stays_so()
    {
        var operation = Given.Read(Given.Body("""{"properties":{"a":{}},"additionalProperties":{"type":"string"}}"""));

        Assert.Null(operation.Body!.Argument);
        Assert.Equal(SchemaTypes.String, operation.Arguments.Object.AdditionalProperties!.Types);
    }

    /// <summary>Bodies whose properties cannot stand beside a parameter, or at all, without changing what is valid.</summary>
    [Theory]
    [InlineData("""{"type":"array","items":{}}""", false)]
    [InlineData("""{"type":"string"}""", false)]
    [InlineData("""{"type":["object","string"],"properties":{"a":{}}}""", false)]
    [InlineData("{}", false)]
    [InlineData("true", false)]
    [InlineData("""{"type":"object"}""", false)]
    [InlineData("""{"properties":{"a":{}},"enum":[{"a":1}]}""", false)]
    [InlineData("""{"properties":{"a":{}},"patternProperties":{"^x":{}}}""", false)]
    [InlineData("""{"properties":{"a":{}},"required":["b"]}""", false)]
    [InlineData("""{"properties":{"a":{}},"dependentRequired":{"a":["b"]}}""", false)]
    [InlineData("""{"properties":{"a":{}},"anyOf":[{"required":["b"]}]}""", false)]
    [InlineData("""{"properties":{"a":{}},"anyOf":[{"properties":{"b":{}}}]}""", false)]
    [InlineData("""{"properties":{"a":{}},"anyOf":[{"$ref":"#/components/schemas/S"}]}""", false)]
    [InlineData("""{"properties":{"a":{}},"additionalProperties":{}}""", true)]
    [InlineData("""{"properties":{"a":{}},"minProperties":1}""", true)]
    [InlineData("""{"properties":{"a":{}},"propertyNames":{"maxLength":5}}""", true)]
    [InlineData("""{"properties":{"id":{},"a":{}},"anyOf":[{"required":["id"]},{"required":["a"]}]}""", true)]
    [InlineData("""{"properties":{"id":{},"a":{}},"dependentRequired":{"id":["a"]}}""", true)]
    public void A_body_that_cannot_be_taken_apart_is_one_argument(string schema, bool isFlatAlone)
    {
        const string Components = """
            "components":{"schemas":{"S":{"required":["a"]}}}
            """;

        var beside = Given.Read(Given.Body(schema, Components, PathId, "/things/{id}"));
        var alone = Given.Read(Given.Body(schema, Components));

        Assert.Equal("body", beside.Body!.Argument);
        Assert.Equal(["id", "body"], beside.Arguments.Object.Required);
        Assert.Equal(isFlatAlone ? null : "body", alone.Body!.Argument);
    }

    [Fact]
    public void A_rule_of_a_branch_about_the_whole_object_keeps_the_body_whole()
    {
        var operation = Given.Read(Given.Body("""{"properties":{"a":{},"b":{}},"anyOf":[{"minProperties":2}]}""", parameters: PathId, path: "/{id}"));

        Assert.Equal("body", operation.Body!.Argument);
    }

    [Fact]
    public void Either_or_rules_stay_where_no_name_changes()
    {
        var operation = Given.Read(Given.Body("""
            {"properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}
            """, parameters: PathId, path: "/{id}"));

        Assert.Null(operation.Body!.Argument);
        Assert.Equal(2, operation.Arguments.AnyOf.Count);
    }

    [Fact]
    public void A_whole_body_takes_the_description_of_the_request()
    {
        var operation = Given.Read(Given.Operation("""
            "requestBody":{"description":"All of it.","required":true,"content":{"application/json":{"schema":{"type":"array"}}}}
            """));

        Assert.Equal("All of it.", Given.Argument(operation, "body").Description);
    }

    [Fact]
    public void An_argument_of_the_name_body_pushes_the_whole_body_aside()
    {
        var operation = Given.Read(Given.Body("""{"type":"array"}""", parameters: """[{"name":"body","in":"query","schema":{}}]"""));

        Assert.Equal(["body", "request_body"], Given.ArgumentNames(operation));
        Assert.Equal("request_body", operation.Body!.Argument);
    }

    [Fact]
    public void An_optional_body_without_required_properties_may_be_left_out()
    {
        var operation = Given.Read(Given.Body("""{"properties":{"a":{}}}""", required: false));

        Assert.False(operation.Body!.Required);
        Assert.Empty(operation.Arguments.Object.Required);
    }

    [Fact]
    public void An_optional_body_that_asks_for_a_property_counts_as_required()
    {
        var operation = Given.Read(Given.Body("""{"properties":{"a":{}},"required":["a"]}""", required: false));

        Assert.True(operation.Body!.Required);
        Assert.Equal(["a"], operation.Arguments.Object.Required);
    }

    [Fact]
    public void An_optional_whole_body_is_an_optional_argument()
    {
        var operation = Given.Read(Given.Body("""{"type":"array"}""", required: false));

        Assert.False(operation.Body!.Required);
        Assert.Empty(operation.Arguments.Object.Required);
    }

    [Fact]
    public void A_body_without_properties_leaves_a_tool_without_arguments()
    {
        var operation = Given.Read(Given.Body("""{"type":"object","properties":{}}"""));

        Assert.Empty(Given.ArgumentNames(operation));
        Assert.True(operation.Body!.Required);
        Assert.Null(operation.Body.Argument);
    }
}
