using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;
using OpenApiMcp.TestKit.Sockets;
using WireMock.RequestBuilders;

namespace LeadMagic.Contract.Tests;

/// <summary>A call without a complete answer says whether it may have been charged, and a paid one is never sent twice.</summary>
public sealed class FailureTests : ContractTest
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(10);

    public static MatrixTheoryData<string, ConnectionFault> ToolsAndFaults { get; } = new(Names, Enum.GetValues<ConnectionFault>());

    public static MatrixTheoryData<string, int> ToolsAndRedirects { get; } = new(Names, [302, 308]);

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_answer_that_takes_too_long_is_given_up(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Response.Create().WithJson(operation.Answer).WithDelay(Never));

        var call = CallAsync(operation);
        for (var attempt = 1; attempt <= (operation.IsSafe ? 2 : 1); attempt++)
        {
            await Api.WaitForRequestsAsync(attempt);
            Time.Advance(AttemptTimeout);
        }

        AssertTells(operation, await call);
        Assert.Equal(operation.IsSafe ? 2 : 1, Api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(ToolsAndFaults))]
    public async Task A_broken_connection_is_tried_again_only_where_repeating_is_free(string tool, ConnectionFault fault)
    {
        var operation = Find(tool);
        await using var api = LoopbackServer.Breaking(fault);
        BaseUrl = api.Address;

        AssertTells(operation, await CallAsync(operation));

        AssertSentOnceIfPaid(operation, api.Requests.Count, 1);
    }

    [Theory]
    [MemberData(nameof(ToolsAndFaults))]
    public async Task A_connection_that_worked_before_makes_no_difference(string tool, ConnectionFault fault)
    {
        var operation = Find(tool);
        await using var api = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (connection.Number == 0)
            {
                await connection.SendAsync(LoopbackServer.Ok(operation.Answer, "Content-Type: application/json\r\n"));
                await connection.ReadRequestAsync();
            }

            await connection.BreakAsync(fault);
        });
        BaseUrl = api.Address;
        Assert.NotEqual(true, (await CallAsync(operation)).IsError);

        AssertTells(operation, await CallAsync(operation));

        AssertSentOnceIfPaid(operation, api.Requests.Count, 2);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task What_arrived_of_an_answer_that_broke_off_is_passed_on(string tool)
    {
        var operation = Find(tool);
        var part = operation.Answer[..(operation.Answer.Length / 2)];
        await using var api = LoopbackServer.Closing(LoopbackServer.Head($"Content-Type: application/json\r\nContent-Length: {operation.Answer.Length}") + part);
        BaseUrl = api.Address;

        var result = await CallAsync(operation);

        AssertTells(operation, result);
        Assert.Contains(part, Text(result), StringComparison.Ordinal);
        AssertSentOnceIfPaid(operation, api.Requests.Count, 1);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_compressed_answer_that_broke_off_is_no_complete_one(string tool)
    {
        var operation = Find(tool);
        var packed = Gzip.Pack(operation.Answer);
        Stub(operation, Response.Create().WithContent("application/json", packed[..^20]).WithHeader("Content-Encoding", "gzip"));

        AssertTells(operation, await CallAsync(operation));

        AssertSentOnceIfPaid(operation, Api.Requests.Count, 1);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_answer_that_is_not_as_compressed_as_it_says_is_shown_and_told(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Response.Create().WithJson(operation.Answer).WithHeader("Content-Encoding", "gzip"));

        var result = await CallAsync(operation);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(operation.Answer, Assert.IsType<TextContentBlock>(result.Content[0]).Text);
        Assert.Contains("declares Content-Encoding: gzip, but is not packed so", Text(result), StringComparison.Ordinal);
        Assert.Single(Api.Requests);
    }

    [Theory]
    [MemberData(nameof(ToolsAndRedirects))]
    public async Task A_redirect_is_not_followed(string tool, int status)
    {
        var operation = Find(tool);
        using StubServer elsewhere = new();
        elsewhere.Stub(Request.Create(), Response.Create().WithJson(operation.Answer));

        var result = await CallOnceAsync(operation, Response.Create().WithStatusCode(status).WithHeader("Location", elsewhere.BaseUrl + "/elsewhere"));

        Assert.True(result.IsError);
        Assert.Contains($"{status}", Text(result), StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", Text(result), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(303)]
    [InlineData(307)]
    public async Task A_redirect_within_the_API_is_not_followed_either(int status)
    {
        Api.Stub(Request.Create(), Response.Create().WithJson("{}"));

        var result = await CallOnceAsync(Find("find_email"), Response.Create().WithStatusCode(status).WithHeader("Location", Api.BaseUrl + "/moved"));

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
    private static void AssertSentOnceIfPaid(Operation operation, int requests, int expected)
    {
        if (operation.IsSafe) Assert.InRange(requests, expected + 2, expected + 12);
        else Assert.Equal(expected, requests);
    }
}
