using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

public class ParametersReaderTests
{
    [Theory]
    [InlineData("path", "simple", false)]
    [InlineData("query", "form", true)]
    [InlineData("header", "simple", false)]
    [InlineData("cookie", "form", true)]
    public void Each_location_has_its_default_style(string location, string style, bool explode)
    {
        var parameter = ReadOne(location, "");

        Assert.Equal((location, style, explode, false), (parameter.In, parameter.Style, parameter.Explode, parameter.AllowReserved));
    }

    [Theory]
    [InlineData("path", "label", false)]
    [InlineData("path", "matrix", false)]
    [InlineData("query", "spaceDelimited", false)]
    [InlineData("query", "pipeDelimited", false)]
    [InlineData("query", "deepObject", false)]
    public void Only_form_explodes_by_itself(string location, string style, bool explode)
    {
        var parameter = ReadOne(location, $"\"style\":\"{style}\"");

        Assert.Equal((style, explode), (parameter.Style, parameter.Explode));
    }

    [Fact]
    public void What_the_parameter_says_wins_over_the_defaults()
    {
        var parameter = ReadOne("query", """
            "style":"form","explode":false,"allowReserved":true,"required":true
            """);

        Assert.Equal((false, true, true), (parameter.Explode, parameter.AllowReserved, parameter.Required));
    }

    [Fact]
    public void A_path_parameter_is_always_required()
    {
        var operation = Given.Read(Parameter("path", ""));

        Assert.True(Assert.Single(operation.Parameters).Required);
        Assert.Equal(["p"], operation.Arguments.Object.Required);
    }

    [Fact]
    public void An_optional_parameter_is_not_required()
    {
        Assert.Empty(Given.Read(Parameter("query", "")).Arguments.Object.Required);
    }

    [Fact]
    public void Parameters_of_the_path_count_unless_the_operation_declares_them_anew()
    {
        var operation = Given.Read(Given.Document("""
            {"/{id}":{
              "parameters":[
                {"name":"id","in":"path","required":true,"schema":{"type":"string"}},
                {"name":"limit","in":"query","schema":{"type":"string"}},
                {"name":"limit","in":"header","schema":{"type":"string"}}],
              "get":{"operationId":"a","parameters":[
                {"name":"limit","in":"query","schema":{"type":"integer"}},
                {"name":"page","in":"query","schema":{"type":"integer"}}]}}}
            """));

        Assert.Equal(["id", "limit", "page", "header_limit"], Given.ArgumentNames(operation));
        Assert.Equal(SchemaTypes.Integer, Given.Argument(operation, "limit").Types);
        Assert.Equal(SchemaTypes.String, Given.Argument(operation, "header_limit").Types);
    }

    [Fact]
    public void A_parameter_can_be_a_reference()
    {
        var operation = Given.Read(Given.Operation("""
            "parameters":[{"$ref":"#/components/parameters/a~1b"}]
            """, """
            "components":{"parameters":{"a/b":{"name":"q","in":"query","schema":{"type":"boolean"}}}}
            """));

        Assert.Equal(SchemaTypes.Boolean, Given.Argument(operation, "q").Types);
    }

    [Fact]
    public void The_description_of_a_parameter_wins_over_that_of_its_schema()
    {
        var own = Given.Read(Parameter("query", "\"description\":\"own\"", "{\"description\":\"of the schema\"}"));
        var none = Given.Read(Parameter("query", "\"description\":\"\"", "{\"description\":\"of the schema\"}"));

        Assert.Equal("own", Given.Argument(own, "p").Description);
        Assert.Equal("of the schema", Given.Argument(none, "p").Description);
    }

    [Fact]
    public void A_query_parameter_can_travel_as_JSON()
    {
        var operation = Given.Read(Given.Operation("""
            "parameters":[{"name":"filter","in":"query","content":{"application/json":{"schema":{"type":"object"}}}}]
            """));

        Assert.Equal("application/json", Assert.Single(operation.Parameters).MediaType);
        Assert.Equal(SchemaTypes.Object, Given.Argument(operation, "filter").Types);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("content-type")]
    [InlineData("AUTHORIZATION")]
    [InlineData("Host")]
    public void A_header_that_HTTP_sets_is_no_argument(string name)
    {
        var result = Given.ReadAny(Given.Operation($$"""
            "parameters":[{"name":"{{name}}","in":"header","required":true,"schema":{} },{"name":"{{name}}","in":"query","schema":{} }]
            """));

        Assert.Equal(["OAM307"], Given.Ids(result));
        Assert.Equal("query", Assert.Single(Assert.Single(result.Api.Operations).Parameters).In);
    }

    [Theory]
    [InlineData("header", "X-KEY", 0)]
    [InlineData("header", "x-key", 0)]
    [InlineData("query", "X-KEY", 1)]
    [InlineData("cookie", "X-KEY", 1)]
    public void A_parameter_that_carries_a_credential_is_no_argument(string location, string name, int arguments)
    {
        var result = Given.ReadAny(Given.Operation($$"""
            "parameters":[{"name":"{{name}}","in":"{{location}}","schema":{} }]
            """, """
            "components":{"securitySchemes":{"key":{"type":"apiKey","in":"header","name":"X-Key"}}},"security":[{"key":[]}]
            """));

        Assert.Equal(arguments, Assert.Single(result.Api.Operations).Parameters.Count);
        Assert.Equal(arguments == 0 ? ["OAM312"] : [], Given.Ids(result));
    }

    [Fact]
    public void A_credential_in_the_query_is_told_by_its_exact_name()
    {
        var result = Given.ReadAny(Given.Operation("""
            "parameters":[{"name":"key","in":"query","schema":{}},{"name":"KEY","in":"query","schema":{}}]
            """, """
            "components":{"securitySchemes":{"key":{"type":"apiKey","in":"query","name":"key"}}}
            """));

        Assert.Equal(["OAM312"], Given.Ids(result));
        Assert.Equal("KEY", Assert.Single(Assert.Single(result.Api.Operations).Parameters).Name);
    }

    [Fact]
    public void A_path_parameter_that_the_path_does_not_name_is_dropped_with_a_warning()
    {
        var result = Given.ReadAny(Parameter("path", "", path: "/things"));

        Assert.Equal(["OAM304"], Given.Ids(result));
        Assert.Empty(Assert.Single(result.Api.Operations).Parameters);
    }

    private static ParameterModel ReadOne(string location, string members) => Assert.Single(Given.Read(Parameter(location, members)).Parameters);

    private static string Parameter(string location, string members, string schema = "{\"type\":\"string\"}", string? path = null) => Given.Operation(
        $$"""
        "parameters":[{"name":"p","in":"{{location}}","schema":{{schema}}{{(members.Length == 0 ? "" : "," + members)}} }]
        """,
        path: path ?? (location == "path" ? "/things/{p}" : "/things"));
}
