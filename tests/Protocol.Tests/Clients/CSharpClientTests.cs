using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.Protocol.Tests.Clients;

/// <summary>The client of the C# SDK, in both eras.</summary>
public sealed class CSharpClientTests
{
    public static TheoryData<string> Eras => [.. McpProtocol.Eras];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task It_lists_the_tools_and_calls_each(string revision)
    {
        await using McpClient client = await CSharpClient.StartDemoAsync(revision);

        Assert.Equal(revision, client.NegotiatedProtocolVersion);
        Assert.Equal("leadmagic-mcp", client.ServerInfo?.Name);
        IEnumerable<string> listed = (await client.ListToolsAsync(cancellationToken: Cancellation)).Select(tool => tool.Name);
        Assert.Empty(LeadMagicDocument.ToolNames.Except(listed));
        foreach ((string name, ToolExample example) in LeadMagicDocument.Tools)
            AssertAnswered(await client.CallToolAsync(name, Arguments(example.Arguments), cancellationToken: Cancellation));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_wrong_argument_is_a_result_and_an_unknown_tool_an_error(string revision)
    {
        await using McpClient client = await CSharpClient.StartDemoAsync(revision);

        CallToolResult refused = await client.CallToolAsync("find_email", Arguments(new JsonObject { ["full_name"] = 7 }), cancellationToken: Cancellation);
        var unknown = await Assert.ThrowsAsync<McpProtocolException>(async () => await client.CallToolAsync("find_emails", cancellationToken: Cancellation));

        Assert.True(refused.IsError);
        Assert.Contains("full_name", Text(refused), StringComparison.Ordinal);
        Assert.Equal(McpErrorCode.InvalidParams, unknown.ErrorCode);
        Assert.Contains("find_emails", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_cancelled_call_lets_go_of_the_API_and_the_server_serves_on(string revision)
    {
        using HeldApi api = new();
        await using McpClient client = await CSharpClient.StartAsync(revision, api.BaseUrl);
        using CancellationTokenSource cancelled = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        ValueTask<CallToolResult> call = client.CallToolAsync("get_credits", cancellationToken: cancelled.Token);
        await api.Received.WaitAsync(ServerProgram.Patience, Cancellation);

        await cancelled.CancelAsync();

        await api.Closed.WaitAsync(ServerProgram.Patience, Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call);
        Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: Cancellation));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_call_that_asks_for_progress_is_answered(string revision)
    {
        await using McpClient client = await CSharpClient.StartDemoAsync(revision);

        AssertAnswered(await client.CallToolAsync("get_credits", progress: new Progress<ProgressNotificationValue>(), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task It_prefers_the_newest_revision()
    {
        await using McpClient client = await CSharpClient.StartDemoAsync(revision: null);

        Assert.Equal(McpProtocol.Metadata, client.NegotiatedProtocolVersion);
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task It_falls_back_to_the_revision_that_the_server_is_pinned_to(string pinned)
    {
        await using McpClient client = await CSharpClient.StartDemoAsync(revision: null, ("LEADMAGIC_PROTOCOL_VERSION", pinned));

        Assert.Equal(pinned, client.NegotiatedProtocolVersion);
        AssertAnswered(await client.CallToolAsync("get_credits", cancellationToken: Cancellation));
    }

    private static Dictionary<string, object?> Arguments(JsonObject arguments) =>
        arguments.ToDictionary(argument => argument.Key, argument => (object?)JsonElement.Parse(argument.Value!.ToJsonString()), StringComparer.Ordinal);

    private static void AssertAnswered(CallToolResult result)
    {
        Assert.False(result.IsError ?? false, Text(result));
        Assert.NotNull(JsonNode.Parse(Text(result)));
    }

    private static string Text(CallToolResult result) => result.Content.OfType<TextContentBlock>().First().Text;
}
