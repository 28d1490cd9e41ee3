using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

public class ExtensionReaderTests
{
    /// <summary>An operation's argument, for what must name one.</summary>
    private const string Kind =
        """
        "parameters":[{"name":"kind","in":"query","schema":{"type":"string"}}]
        """;

    [Fact]
    public void The_operation_wins_over_its_path_and_the_path_over_the_document()
    {
        var operation = Given.Read(Given.Document("""
            {"/a":{
              "x-mcp":{"title":"of the path","toolset":"of_the_path"},
              "get":{"operationId":"a","description":"no","x-mcp":{"name":"mine","title":"of the operation"}}}}
            """, """
            "x-mcp":{"title":"of the document","toolset":"of_the_document","description":"of the document"}
            """));

        Assert.Equal(
            ("mine", "of the operation", "of_the_path", "of the document"),
            (operation.ToolName, operation.Title, operation.Toolset, operation.Description));
    }

    [Fact]
    public void A_name_is_never_inherited()
    {
        var onPath = Given.ReadAny(Given.Document("""{"/a":{"x-mcp":{"name":"n"},"get":{"operationId":"a"},"put":{"operationId":"b"}}}"""));
        var onRoot = Given.ReadAny(Given.Operation("", """
            "x-mcp":{"name":"n"}
            """));

        Assert.Equal(["OAM401"], Given.Ids(onPath));
        Assert.Equal(["OAM401"], Given.Ids(onRoot));
    }

    [Fact]
    public void Tools_can_be_switched_off_for_the_document_and_on_for_one_operation()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/a":{"get":{"operationId":"a"},"put":{"operationId":"b","x-mcp":{"enabled":true}}},
             "/b":{"x-mcp":{"enabled":true},"get":{"operationId":"c"},"put":{"operationId":"d","x-mcp":{"enabled":false}}}}
            """, """
            "x-mcp":{"enabled":false}
            """));

        Assert.Empty(Given.Ids(result));
        Assert.Equal(["B", "C"], result.Api.Operations.Select(operation => operation.Id));
    }

    [Fact]
    public void What_a_disabled_operation_holds_is_no_problem()
    {
        var result = Given.ReadAny(Given.Document("""
            {"/a":{"get":{"operationId":"a"},"put":{"x-mcp":{"enabled":false},"parameters":[{"name":"q","in":"query","schema":{"pattern":"(?=x)"}}]}}}
            """));

        Assert.Empty(Given.Ids(result));
    }

    [Theory]
    [InlineData("get", true, false, true, "Safe")]
    [InlineData("head", true, false, true, "Safe")]
    [InlineData("options", true, false, true, "Unsent")]
    [InlineData("post", false, false, false, "Unsent")]
    [InlineData("patch", false, false, false, "Unsent")]
    [InlineData("put", false, false, true, "Unsent")]
    [InlineData("delete", false, true, true, "Unsent")]
    public void Hints_and_retry_follow_from_the_method(string method, bool readOnly, bool destructive, bool idempotent, string retry)
    {
        var operation = Given.Read(Given.Operation("", method: method));

        Assert.Equal(new HintsModel(readOnly, destructive, idempotent, OpenWorld: true), operation.Hints);
        Assert.Equal(retry, operation.Retry);
    }

    [Theory]
    [InlineData("safe", "Safe")]
    [InlineData("unsent", "Unsent")]
    [InlineData("never", "Never")]
    public void The_document_can_say_otherwise(string written, string retry)
    {
        var operation = Given.Read(Given.Operation($$"""
            "x-mcp-retry":"{{written}}","x-mcp-annotations":{"readOnlyHint":true,"destructiveHint":true,"idempotentHint":true,"openWorldHint":false}
            """));

        Assert.Equal(new HintsModel(true, true, true, false), operation.Hints);
        Assert.Equal(retry, operation.Retry);
    }

    [Fact]
    public void The_cost_of_a_call_keeps_the_text_of_its_numbers()
    {
        var operation = Given.Read(Given.Operation("""
            "parameters":[{"name":"limit","in":"query","schema":{"type":"integer"}}],
            "x-credits":{"base":1.50,"perResult":0.05,"resultsArgument":"limit","maxResults":20,"freeWhen":"nothing is found"}
            """));

        Assert.Equal(new CreditsModel("1.50", "0.05", "limit", 20, "nothing is found"), operation.Credits);
        Assert.Null(Given.Read(Given.Operation("")).Credits);
    }

    [Theory]
    [InlineData("""{"base":-1}""", "OAM402")]
    [InlineData("""{"base":"1"}""", "OAM402")]
    [InlineData("""{"base":1,"maxResults":-1}""", "OAM402")]
    [InlineData("""{"base":1,"maxResults":2.5}""", "OAM402")]
    [InlineData("""{"base":1,"resultsArgument":"nobody"}""", "OAM402")]
    [InlineData("""{"base":1,"freeWhen":true}""", "OAM402")]
    [InlineData("""{"base":1,"pricedBy":"id","prices":{"a":1}}""", "OAM402")]
    [InlineData("""{"base":1,"prices":{"a":1}}""", "OAM007")]
    [InlineData("""{"base":1,"confirm":"always"}""", "OAM402")]
    [InlineData("""{"base":1,"per_result":2}""", "OAM401")]
    [InlineData("{}", "OAM007")]
    [InlineData("1", "OAM006")]
    public void A_cost_that_cannot_be_reckoned_is_refused(string credits, string id)
    {
        Assert.Equal([id], Given.Ids(Given.ReadAny(Given.Operation($"\"x-credits\":{credits}"))));
    }

    [Fact]
    public void A_price_may_depend_on_an_argument_and_a_question_be_asked_at_any_price()
    {
        var operation = Given.Read(Given.Operation($"{Kind},\"x-credits\":{{\"base\":0,\"perResult\":5,\"pricedBy\":\"kind\",\"prices\":{{\"a b\":0.250,\"c\":0}},\"confirm\":true}}"));

        Assert.Equal(
            new CreditsModel("0", "5", null, null, null) { PricedBy = "kind", Prices = new PriceModel[] { new("a b", "0.250"), new("c", "0") }.ToEquatableArray(), Confirm = true },
            operation.Credits);
    }

    [Theory]
    [InlineData("""{"base":1,"pricedBy":"kind"}""", "OAM007")]
    [InlineData("""{"base":1,"pricedBy":"kind","prices":[]}""", "OAM006")]
    [InlineData("""{"base":1,"pricedBy":"kind","prices":{}}""", "OAM402")]
    [InlineData("""{"base":1,"pricedBy":"kind","prices":{"a":-1}}""", "OAM402")]
    public void A_price_by_an_argument_that_cannot_be_reckoned_is_refused(string credits, string id) =>
        Assert.Equal([id], Given.Ids(Given.ReadAny(Given.Operation($"{Kind},\"x-credits\":{credits}"))));

    [Fact]
    public void The_argument_by_which_the_API_knows_an_order_is_one_of_the_tools()
    {
        Assert.Equal("kind", Given.Read(Given.Operation($"{Kind},\"x-mcp\":{{\"idempotencyArgument\":\"kind\"}}")).IdempotencyArgument);
        Assert.Null(Given.Read(Given.Operation(Kind)).IdempotencyArgument);
        Assert.Equal(["OAM402"], Given.Ids(Given.ReadAny(Given.Operation($"{Kind},\"x-mcp\":{{\"idempotencyArgument\":\"nobody\"}}"))));
        Assert.Equal(["OAM401"], Given.Ids(Given.ReadAny(Given.Operation("", "\"x-mcp\":{\"idempotencyArgument\":\"kind\"}"))));
    }

    [Theory]
    [InlineData("\"x-mcp-retry\":\"always\"", "OAM402")]
    [InlineData("\"x-mcp-retry\":true", "OAM402")]
    [InlineData("\"x-mcp-annotations\":{\"readOnlyHint\":\"yes\"}", "OAM402")]
    [InlineData("\"x-mcp-annotations\":{\"readonlyHint\":true}", "OAM401")]
    [InlineData("\"x-mcp\":{\"enabled\":\"no\"}", "OAM402")]
    [InlineData("\"x-mcp\":{\"title\":\"\"}", "OAM402")]
    [InlineData("\"x-mcp\":{\"name\":\"a b\"}", "OAM102")]
    [InlineData("\"x-mcp\":{\"Name\":\"a\"}", "OAM401")]
    [InlineData("\"x-mcp\":[]", "OAM006")]
    [InlineData("\"x-mcp-annotation\":{}", "OAM401")]
    [InlineData("\"x-mcp-tool\":{}", "OAM401")]
    public void An_extension_that_says_nothing_known_is_refused(string member, string id)
    {
        Assert.Equal([id], Given.Ids(Given.ReadAny(Given.Operation(member))));
    }

    [Theory]
    [InlineData("x-mcp-retry")]
    [InlineData("x-mcp-annotations")]
    [InlineData("x-credits")]
    public void An_extension_of_operations_is_refused_elsewhere(string extension)
    {
        var onRoot = Given.ReadAny(Given.Operation("", $"\"{extension}\":{{}}"));
        var onPath = Given.ReadAny(Given.Document("{\"/a\":{\"" + extension + "\":{},\"get\":{\"operationId\":\"a\"}}}"));

        Assert.Equal(["OAM401"], Given.Ids(onRoot));
        Assert.Equal(["OAM401"], Given.Ids(onPath));
    }
}
