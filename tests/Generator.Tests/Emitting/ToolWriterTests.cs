using OpenApiMcp.Generator.Reading;

namespace OpenApiMcp.Generator.Tests.Emitting;

public class ToolWriterTests
{
    [Theory]
    [InlineData("0", "0m")]
    [InlineData("1.50", "1.50m")]
    [InlineData("1e2", "1e2m")]
    [InlineData("2E-3", "2E-3m")]
    [InlineData("1e-40", "1e-40m")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335m")]
    public void A_cost_is_a_decimal_with_the_document_s_own_digits(string written, string expected)
    {
        var run = new GeneratorRun(Given.Operation($$"""
            "x-credits":{"base":{{written}} }
            """));

        run.AssertCompiles();
        Assert.Contains($"new() {{ Base = {expected} }}", run.Files["DoItTool.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_by_an_argument_a_question_and_an_idempotency_argument_compile()
    {
        var run = new GeneratorRun(Given.Operation("""
            "parameters":[{"name":"kind","in":"query","schema":{"type":"string"}}],"x-mcp":{"idempotencyArgument":"kind"},
            "x-credits":{"base":0,"perResult":5,"pricedBy":"kind","prices":{"a\"b":0.25,"c":5},"confirm":true}
            """));

        run.AssertCompiles();
        Assert.Contains("""PricedBy = "kind", Prices = [new("a\"b", 0.25m), new("c", 5m)], Confirm = true }""", run.Files["DoItTool.g.cs"], StringComparison.Ordinal);
        Assert.Contains("""IdempotencyArgument = "kind",""", run.Files["DoItTool.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_without_operations_gives_an_empty_catalogue()
    {
        var run = new GeneratorRun(Given.Document("{}"));

        Assert.Equal(["OAM008"], run.Result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["ApiTools.g.cs"], run.Files.Keys);
        run.AssertCompiles();
    }

    [Fact]
    public void A_text_that_is_no_document_gives_an_empty_catalogue_beside_its_error()
    {
        var run = new GeneratorRun("not JSON");

        Assert.Equal(["OAM001"], run.Result.Diagnostics.Select(diagnostic => diagnostic.Id));
        run.AssertCompiles();
    }

    /// <summary>Names that emitted code itself has.</summary>
    [Theory]
    [InlineData("Api")]
    [InlineData("ApiTools")]
    [InlineData("Known")]
    [InlineData("Definition")]
    [InlineData("System")]
    [InlineData("Check")]
    [InlineData("Object")]
    [InlineData("class")]
    public void An_operation_or_a_schema_may_have_any_name(string name)
    {
        var run = new GeneratorRun(Given.Document(
            $$$"""
            {"/a":{"post":{"operationId":"{{{name}}}","requestBody":{"content":{"application/json":{
              "schema":{"type":"array","items":{"$ref":"#/components/schemas/{{{name}}}"} } } } } } } }
            """,
            $$$"""
            "components":{"schemas":{"{{{name}}}":{"pattern":"a","items":{"$ref":"#/components/schemas/{{{name}}}"} } } }
            """));

        Assert.Empty(run.Problems);
        run.AssertCompiles();
    }

    [Fact]
    public void A_schema_called_like_an_extracted_rule_is_not_mistaken_for_it()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"items\":", 9)) + "{\"minimum\":1}" + new string('}', 9);

        var run = new GeneratorRun(Given.Query($$"""
            {"anyOf":[{{deep}},{"$ref":"#/components/schemas/Nested1"},{"$ref":"#/components/schemas/Nested_1"}]}
            """, """
            "components":{"schemas":{"Nested1":{"minimum":2},"Nested_1":{"minimum":3}}}
            """));

        Assert.Empty(run.Problems);
        run.AssertCompiles();
    }

    [Fact]
    public void The_deepest_schema_that_is_served_compiles()
    {
        const int Depth = SchemaDepth.Max - 1;

        var run = new GeneratorRun(Given.Query(string.Concat(Enumerable.Repeat("{\"items\":", Depth)) + "{\"minimum\":1}" + new string('}', Depth)));

        Assert.Empty(run.Problems);
        run.AssertCompiles();
    }

    [Fact]
    public void The_project_chooses_namespace_client_and_catalogue()
    {
        var run = new GeneratorRun(Given.Operation(""));

        run.Run(driver => driver.WithUpdatedAnalyzerConfigOptions(new ProjectSettings(
            ("build_property.OpenApiNamespace", "My.Api"),
            ("build_property.OpenApiClientName", "MyClient"),
            ("build_property.OpenApiCatalogName", "MyTools"))));

        Assert.Equal(["DoItTool.g.cs", "MyTools.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("new global::My.Api.DoItTool(client)", run.Files["MyTools.g.cs"], StringComparison.Ordinal);
        Assert.Contains("class DoItTool(global::My.Api.MyClient client)", run.Files["DoItTool.g.cs"], StringComparison.Ordinal);
    }
}
