using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Protocol.Tests.Conformance;

/// <summary>What the bridge carries besides requests and responses. The conformance suite calls no tool that sends it.</summary>
public sealed class StdioBridgeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_reaches_the_client()
    {
        await using StdioBridge bridge = await StdioBridge.StartAsync(StdioServer.StartDemo);
        await using McpClient client = await ConnectAsync(bridge);
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal) { ["company_domain"] = "example.com" };
        Reports reports = new();

        await client.CallToolAsync("research_account", arguments, reports, cancellationToken: Cancellation);

        Assert.Equal(3, (await reports.First.WaitAsync(ServerProgram.Patience, Cancellation)).Total);
    }

    [Fact]
    public async Task A_question_reaches_the_client_and_its_answer_the_server()
    {
        await using StdioBridge bridge = await StdioBridge.StartAsync(StdioServer.StartAsking);
        await using McpClient client = await ConnectAsync(bridge, answer: "decline");
        Dictionary<string, object?> arguments = new(StringComparer.Ordinal) { ["full_name"] = "Jane Doe", ["domain"] = "example.com" };

        CallToolResult result = await client.CallToolAsync("find_email", arguments, cancellationToken: Cancellation);

        Assert.Contains("the user declined. ", result.Content.OfType<TextContentBlock>().First().Text, StringComparison.Ordinal);
    }

    private static Task<McpClient> ConnectAsync(StdioBridge bridge, string answer = "cancel")
    {
        HttpClientTransport transport = new(new HttpClientTransportOptions { Endpoint = new Uri(bridge.Url), TransportMode = HttpTransportMode.StreamableHttp });
        McpClientHandlers handlers = new() { ElicitationHandler = (_, _) => ValueTask.FromResult(new ElicitResult { Action = answer }) };
        return McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = "2025-11-25", Handlers = handlers }, cancellationToken: Cancellation);
    }

    /// <summary>Keeps the report that arrives first: the client does not keep their order.</summary>
    private sealed class Reports : IProgress<ProgressNotificationValue>
    {
        private readonly TaskCompletionSource<ProgressNotificationValue> _first = new();

        public Task<ProgressNotificationValue> First => _first.Task;

        public void Report(ProgressNotificationValue value) => _first.TrySetResult(value);
    }
}
