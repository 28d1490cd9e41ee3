using System.Text.Json.Nodes;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Contract.Tests;

/// <summary>An answer that is no success becomes one text with all that the API said, and costs no request more than it may.</summary>
public sealed class ErrorTests : ContractTest
{
    private const string Problem = "application/problem+json";

    public static MatrixTheoryData<string, int> ToolsAndRefusals { get; } = new(Names, [400, 401, 402, 403, 404]);

    public static MatrixTheoryData<string, int> ToolsAndFaults { get; } = new(Names, [500, 502, 503]);

    [Theory]
    [MemberData(nameof(ToolsAndRefusals))]
    public async Task A_refusal_tells_all_that_the_API_said_after_one_request(string tool, int status)
    {
        var error = ApiDocument.ErrorExample(status);

        var result = await CallOnceAsync(Find(tool), Error(status, error));

        AssertTells(result, status, error);
    }

    [Theory]
    [MemberData(nameof(ToolsAndFaults))]
    public async Task A_fault_of_the_API_is_repeated_only_where_repeating_is_free(string tool, int status)
    {
        var operation = Find(tool);
        var error = ApiDocument.ErrorExample(status);
        Stub(operation, Error(status, error));

        var result = await CallAsync(operation);

        AssertTells(result, status, error);
        Assert.Equal(operation.IsSafe ? 3 : 1, Api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_passing_fault_is_over_at_the_next_try_where_repeating_is_free(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Error(500, ApiDocument.ErrorExample(500)), Response.Create().WithJson(operation.Answer));

        var result = await CallAsync(operation);

        Assert.Equal(operation.IsSafe ? operation.Answer : null, result.IsError == true ? null : Text(result));
        Assert.Equal(operation.IsSafe ? 2 : 1, Api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_page_of_a_gateway_is_shown(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Response.Create().WithStatusCode(502).WithContent("text/html", "<html><body>Bad gateway, ray 17</body></html>"u8.ToArray()));

        var result = await CallAsync(operation);

        Assert.True(result.IsError);
        Assert.Contains("502", Text(result), StringComparison.Ordinal);
        Assert.Contains("Bad gateway, ray 17", Text(result), StringComparison.Ordinal);
        Assert.Equal(operation.IsSafe ? 3 : 1, Api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Too_many_requests_are_sent_again_after_the_time_that_the_API_asks_for(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Error(429, ApiDocument.ErrorExample(429)).WithHeader("Retry-After", "7"), Response.Create().WithJson(operation.Answer));

        var result = await CallAsync(operation);

        Assert.Equal(operation.Answer, Text(result));
        Assert.Equal(2, Api.Requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(7)], Time.Delays);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Too_many_requests_for_good_are_told_after_three_tries(string tool)
    {
        var operation = Find(tool);
        var error = ApiDocument.ErrorExample(429);
        Stub(operation, Error(429, error).WithHeader("Retry-After", "2"));

        AssertTells(await CallAsync(operation), 429, error);
        Assert.Equal(3, Api.Requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], Time.Delays);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_wait_that_is_too_long_is_told_and_not_begun(string tool)
    {
        var error = ApiDocument.ErrorExample(429);

        var result = await CallOnceAsync(Find(tool), Error(429, error).WithHeader("Retry-After", "3607"));

        AssertTells(result, 429, error);
        Assert.Contains("3607 seconds", Text(result), StringComparison.Ordinal);
        Assert.Empty(Time.Delays);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_outage_that_names_its_end_is_waited_for(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Error(503, ApiDocument.ErrorExample(503)).WithHeader("Retry-After", "9"), Response.Create().WithJson(operation.Answer));

        Assert.Equal(operation.Answer, Text(await CallAsync(operation)));
        Assert.Equal(2, Api.Requests.Count);
        Assert.Equal([TimeSpan.FromSeconds(9)], Time.Delays);
    }

    private static IResponseBuilder Error(int status, JsonObject error) => Response.Create().WithStatusCode(status).WithContent(Problem, error.ToJsonString());

    private static void AssertTells(CallToolResult result, int status, JsonObject envelope)
    {
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        var error = envelope["errors"]![0]!.AsObject();
        var context = (error["context"] as JsonObject ?? []).Select(pair => $"{pair.Key}: {pair.Value}");
        string[] said = [$"{status}", .. context, .. new[] { error["code"], error["detail"], error["action"], envelope["meta"]!["request_id"] }.Select(part => (string)part!)];
        Assert.All(said, part => Assert.Contains(part, Text(result), StringComparison.Ordinal));
    }
}
