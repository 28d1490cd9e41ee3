using System.Text.Json;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests.Document;

/// <summary>What every operation of the document says about itself as a tool.</summary>
public sealed class OperationTests
{
    /// <summary>The tools of the vendor's npm server: who comes from there keeps them.</summary>
    private static readonly string[] VendorTools =
    [
        "get_credits", "validate_email", "find_email", "search_profile", "search_company", "find_mobile", "email_to_profile", "get_company_funding",
        "find_personal_email", "social_to_work_email", "find_jobs", "find_role", "find_employees", "get_job_countries", "get_job_types",
        "search_google_ads", "search_meta_ads", "search_b2b_ads", "get_b2b_ad_details",
    ];

    public static TheoryData<string> All => ApiDocument.Names();

    public static TheoryData<string> Vendor => [.. VendorTools];

    public static TheoryData<string> PricedByResult => ApiDocument.Names(operation => operation.PerResult > 0);

    public static TheoryData<string> WithAlternatives => ApiDocument.Names(operation => operation.Alternatives.Count > 0);

    [Fact]
    public void There_are_41_operations_and_each_is_a_tool()
    {
        Assert.Equal(41, ApiDocument.Operations.Count);
        Assert.Equal(ApiDocument.Operations.Select(operation => operation.ToolName), Demo.Generated.Select(tool => tool.About.Name));
    }

    [Theory]
    [MemberData(nameof(Vendor))]
    public void A_tool_of_the_vendors_npm_server_is_a_tool_here(string name) =>
        Assert.Contains(ApiDocument.Operations, operation => operation.ToolName == name);

    [Fact]
    public void The_vendors_npm_server_has_19_tools() => Assert.Equal(19, VendorTools.Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(All))]
    public void An_operation_says_how_it_becomes_a_tool(string name)
    {
        var tool = ApiDocument.Operation(name).Json.GetProperty("x-mcp");

        Assert.Matches("^[a-z0-9_]{1,64}$", tool.GetProperty("name").GetString());
        Assert.NotEqual("", tool.GetProperty("title").GetString());
        var tags = ApiDocument.Root.GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString());
        Assert.Contains(tool.GetProperty("toolset").GetString(), tags);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_operation_has_all_four_hints_and_only_reads_unless_it_submits(string name)
    {
        var hints = ApiDocument.Operation(name).Json.GetProperty("x-mcp-annotations");

        var names = hints.EnumerateObject().Select(hint => hint.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["destructiveHint", "idempotentHint", "openWorldHint", "readOnlyHint"], names);
        Assert.Equal(name != "submit_bulk_job", hints.GetProperty("readOnlyHint").GetBoolean());
        Assert.Equal(JsonValueKind.False, hints.GetProperty("destructiveHint").ValueKind);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_may_be_billed_is_repeated_only_when_it_was_not_sent(string name)
    {
        var operation = ApiDocument.Operation(name);

        Assert.Equal(operation.IsPaid ? "unsent" : "safe", operation.Json.GetProperty("x-mcp-retry").GetString());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_operation_is_described_shortly(string name)
    {
        var operation = ApiDocument.Operation(name);

        Assert.InRange(operation.Description.Length, 1, 400);
        Assert.NotEqual("", operation.Json.GetProperty("summary").GetString());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_operation_without_a_price_says_free_and_a_priced_one_names_it(string name)
    {
        var operation = ApiDocument.Operation(name);

        Assert.Matches(operation.IsPaid ? "[0-9.]+ credits?\\b" : "\\bFree\\b", operation.Description);
    }

    [Theory]
    [MemberData(nameof(PricedByResult))]
    public void A_price_per_result_names_the_argument_that_bounds_it(string name)
    {
        var operation = ApiDocument.Operation(name);
        var argument = operation.Credits.GetProperty("resultsArgument").GetString()!;
        var body = operation.BodySchema!.Value;
        var schema = body.GetProperty("properties").GetProperty(argument);
        var isRequired = body.TryGetProperty("required", out var required) && required.EnumerateArray().Any(item => item.ValueEquals(argument));

        Assert.True(schema.TryGetProperty("maximum", out _) || schema.TryGetProperty("maxItems", out _), "Nothing bounds the bill.");
        Assert.NotEqual(isRequired, operation.Credits.TryGetProperty("maxResults", out var most));
        if (schema.TryGetProperty("default", out var byDefault)) Assert.Equal(byDefault.GetInt32(), most.GetInt32());
    }

    [Fact]
    public void A_price_by_the_value_of_an_argument_is_there_for_each_value_and_none_is_above_the_one_for_unknown_values()
    {
        var operation = ApiDocument.Operation("submit_bulk_job");
        var prices = operation.Credits.GetProperty("prices").EnumerateObject().ToList();
        var argument = operation.BodySchema!.Value.GetProperty("properties").GetProperty(operation.Credits.GetProperty("pricedBy").GetString()!);

        Assert.Equal(argument.GetProperty("enum").EnumerateArray().Select(value => value.GetString()!).Order(StringComparer.Ordinal), prices.Select(price => price.Name).Order(StringComparer.Ordinal));
        Assert.Equal(operation.PerResult, prices.Max(price => price.Value.GetDecimal()));
    }

    [Theory]
    [InlineData("email_validation", "validate_email")]
    [InlineData("email_finder", "find_email")]
    [InlineData("profile_search", "search_profile")]
    [InlineData("company_search", "search_company")]
    [InlineData("mobile_finder", "find_mobile")]
    public void A_row_of_a_bulk_job_costs_what_the_single_lookup_costs(string product, string tool) => Assert.Equal(
        ApiDocument.Operation(tool).Credits.GetProperty("base").GetDecimal(),
        ApiDocument.Operation("submit_bulk_job").Credits.GetProperty("prices").GetProperty(product).GetDecimal());

    [Theory]
    [MemberData(nameof(WithAlternatives))]
    public void A_tool_with_an_either_or_rule_says_so_in_its_description(string name)
    {
        var description = Demo.Tool(name).ProtocolTool.Description!;
        var start = description.IndexOf("Requires ", StringComparison.Ordinal);

        Assert.True(start > 0, description);
        Assert.All(ApiDocument.Operation(name).AlternativeArguments, argument => Assert.Contains(argument, description[start..], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_route_is_one_that_the_vendor_has_published(string name)
    {
        var surface = JsonElement.Parse(File.ReadAllBytes(RepositoryPaths.Require("specs/leadmagic/public-surface.json")));

        Assert.Contains(ApiDocument.Operation(name).Route, surface.GetProperty("operations").EnumerateArray().Select(route => route.GetString()));
    }
}
