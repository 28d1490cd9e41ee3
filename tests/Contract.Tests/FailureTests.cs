using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;
using OpenApiMcp.TestKit.Stubs;

namespace LeadMagic.Contract.Tests;

/// <summary>A call without a complete answer says whether it may have been charged, and a paid one is never sent twice.</summary>
public sealed class FailureTests(WireMockServer wireMock) : ContractTest(wireMock)
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(10);

    public static MatrixTheoryData<string, StubFault> ToolsAndFaults { get; } = new(Names, Enum.GetValues<StubFault>());

    public static MatrixTheoryData<string, int> ToolsAndRedirects { get; } = new(Names, [302, 308]);

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_answer_that_takes_too_long_is_given_up(string tool)
    {
        var operation = Find(tool);
        await StubAsync(operation, stub => stub.Json(operation.Answer).Delay(Never));

        var call = CallAsync(operation);
        for (var attempt = 1; attempt <= (operation.IsSafe ? 2 : 1); attempt++)
        {
            await Api.WaitForRequestsAsync(attempt);
            Time.Advance(AttemptTimeout);
        }

        AssertTells(operation, await call);
        Assert.Equal(operation.IsSafe ? 2 : 1, (await Api.RequestsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(ToolsAndFaults))]
    public async Task A_broken_connection_is_tried_again_only_where_repeating_is_free(string tool, StubFault fault)
    {
        var operation = Find(tool);
        await StubAsync(operation, stub => stub.Fault(fault));

        AssertTells(operation, await CallAsync(operation));

        await AssertSentOnceIfPaidAsync(operation, 1);
    }

    [Theory]
    [MemberData(nameof(ToolsAndFaults))]
    public async Task A_connection_that_worked_before_makes_no_difference(string tool, StubFault fault)
    {
        var operation = Find(tool);
        await StubAsync(operation, stub => stub.Json(operation.Answer), stub => stub.Fault(fault));
        await CallAsync(operation);

        AssertTells(operation, await CallAsync(operation));

        await AssertSentOnceIfPaidAsync(operation, 2);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task What_arrived_of_an_answer_that_broke_off_is_passed_on(string tool)
    {
        var operation = Find(tool);
        var part = operation.Answer[..(operation.Answer.Length / 2)];
        await StubAsync(operation, stub => stub.Json(part).Header("Content-Length", $"{operation.Answer.Length}"));

        var result = await CallAsync(operation);

        AssertTells(operation, result);
        Assert.Contains(part, Text(result), StringComparison.Ordinal);
        await AssertSentOnceIfPaidAsync(operation, 1);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_compressed_answer_that_broke_off_is_no_complete_one(string tool)
    {
        var operation = Find(tool);
        var packed = Gzip.Pack(operation.Answer);
        await StubAsync(operation, stub => stub.Body(packed[..^20], "application/json").Header("Content-Encoding", "gzip"));

        AssertTells(operation, await CallAsync(operation));

        await AssertSentOnceIfPaidAsync(operation, 1);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_answer_that_is_not_as_compressed_as_it_says_is_told(string tool)
    {
        var operation = Find(tool);
        await StubAsync(operation, stub => stub.Json(operation.Answer).Header("Content-Encoding", "gzip"));

        AssertTells(operation, await CallAsync(operation));

        await AssertSentOnceIfPaidAsync(operation, 1);
    }

    [Theory]
    [MemberData(nameof(ToolsAndRedirects))]
    public async Task A_redirect_is_not_followed(string tool, int status)
    {
        var operation = Find(tool);
        await using var elsewhere = WireMock.NewSession();
        await elsewhere.StubAsync("ANY", "/elsewhere", stub => stub.Json(operation.Answer));

        var result = await CallOnceAsync(operation, stub => stub.Status(status).Header("Location", elsewhere.BaseUrl + "/elsewhere"));

        Assert.True(result.IsError);
        Assert.Contains($"{status}", Text(result), StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", Text(result), StringComparison.Ordinal);
        Assert.Empty(await elsewhere.RequestsAsync());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_redirect_within_the_API_is_not_followed_either(int status)
    {
        await Api.StubAsync("ANY", "/moved", stub => stub.Json("{}"));

        var result = await CallOnceAsync(Find("find_email"), stub => stub.Status(status).Header("Location", Api.BaseUrl + "/moved"));

        Assert.True(result.IsError);
    }

    private static void AssertTells(Operation operation, CallToolResult result)
    {
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        Assert.Contains(operation.IsSafe ? "costs nothing" : "may have been charged", Text(result), StringComparison.Ordinal);
        Assert.DoesNotContain("An error occurred", Text(result), StringComparison.Ordinal);
    }

    /// <summary>A free operation is sent until the attempts are used up; the HTTP client adds some of its own where a connection closes silently.</summary>
    private async Task AssertSentOnceIfPaidAsync(Operation operation, int expected)
    {
        var requests = await Api.RequestsAsync();
        if (operation.IsSafe) Assert.InRange(requests.Count, expected + 2, expected + 12);
        else Assert.Equal(expected, requests.Count);
    }
}
