using System.Text.Json;
using LeadMagic.Server.Tests.Document;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;

namespace LeadMagic.Server.Tests.Credits;

/// <summary>Every operation's worst case can be reckoned before it is called: a cap is only as good as that.</summary>
public sealed class PriceTests
{
    public static TheoryData<string> All => ApiDocument.Names();

    public static TheoryData<string> PerResult => ApiDocument.Names(operation => operation.PerResult > 0);

    [Theory]
    [MemberData(nameof(All))]
    public void The_example_call_has_a_worst_case(string tool)
    {
        var operation = ApiDocument.Operation(tool);
        var arguments = operation.ExampleArguments().ToDictionary(argument => argument.Key, argument => (JsonElement)argument.Value!, StringComparer.Ordinal);
        var results = operation.PerResult == 0 ? 0
            : arguments.TryGetValue(operation.Credits.GetProperty("resultsArgument").GetString()!, out var bound) ? Bound(bound)
            : operation.Credits.GetProperty("maxResults").GetDecimal();
        var perResult = operation.Credits.TryGetProperty("pricedBy", out var by)
            ? operation.Credits.GetProperty("prices").GetProperty(arguments[by.GetString()!].GetString()!).GetDecimal()
            : operation.PerResult;

        var expected = operation.Credits.GetProperty("base").GetDecimal() + (perResult * results);
        Assert.Equal(expected, Of(tool, $"{{{string.Join(',', arguments.Select(argument => $"\"{argument.Key}\":{argument.Value.GetRawText()}"))}}}"));
        Assert.Equal(operation.IsPaid, expected > 0);
    }

    /// <summary>An argument that is required need not have a default; the check of the arguments comes first.</summary>
    [Theory]
    [MemberData(nameof(PerResult))]
    public void A_call_without_the_argument_that_bounds_its_results_has_a_worst_case_or_is_refused(string tool)
    {
        var operation = ApiDocument.Operation(tool);
        var isRequired = operation.BodySchema!.Value.TryGetProperty("required", out var required)
            && required.EnumerateArray().Any(name => name.ValueEquals(operation.Credits.GetProperty("resultsArgument").GetString()));

        Assert.Equal(isRequired, Of(tool, "{}") is null);
    }

    [Theory]
    [InlineData("search_people", """{"limit":50}""", 50)]
    [InlineData("search_companies", "{}", 10)]
    [InlineData("search_jobs", """{"limit":1}""", 1)]
    [InlineData("find_lookalike_companies", """{"limit":50}""", 5)]
    [InlineData("search_b2b_ads", """{"limit":25}""", 26)]
    [InlineData("find_jobs", """{"per_page":50}""", 50)]
    [InlineData("submit_bulk_job", """{"product":"mobile_finder","rows":[{},{},{}]}""", 15)]
    [InlineData("submit_bulk_job", """{"product":"company_search","rows":[{},{},{}]}""", 3)]
    [InlineData("submit_bulk_job", """{"product":"unheard_of","rows":[{},{},{}]}""", 15)]
    [InlineData("preview_cost", "{}", 0)]
    [InlineData("get_credits", "{}", 0)]
    public void A_worst_case_is_this_many_credits(string tool, string arguments, int expected) => Assert.Equal(expected, Of(tool, arguments));

    private static decimal Bound(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : value.GetDecimal();

    private static decimal? Of(string tool, string arguments) => WorstCase.Of(new ApiCall(Demo.Tool(tool).About) { Arguments = JsonElement.Parse(arguments) });
}
