using System.Text.Json;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>What becomes of requests in progress when the input ends.</summary>
public sealed class DrainingTests
{
    private const string Listen =
        """{"jsonrpc":"2.0","id":5,"method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}""";

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_call_in_progress_at_the_end_of_input_is_answered()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        wire.EndInput();
        await gated.StartedAsync();
        Assert.False(wire.Exit.IsCompleted);
        gated.Release();

        JsonElement answer = JsonElement.Parse(Assert.Single(await wire.ReadToExitAsync()));
        Assert.Equal("released", answer.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_last_line_without_a_line_end_is_answered()
    {
        await using var wire = new PipedServer();
        await wire.SendBytesAsync([.. System.Text.Encoding.UTF8.GetBytes(PipedServer.Ping(3))]);
        wire.EndInput();

        Assert.Equal("""{"result":{},"id":3,"jsonrpc":"2.0"}""", Assert.Single(await wire.ReadToExitAsync()));
    }

    [Fact]
    public async Task Waiting_requests_are_started_and_answered_after_the_end_of_input()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { MaxRequestsInFlight = 1 }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"), PipedServer.Call(2, "slow"), PipedServer.Call(3, "slow"));
        wire.EndInput();
        gated.Release();

        Assert.Equal([1, 2, 3], Ids(await wire.ReadToExitAsync()));
    }

    [Fact]
    public async Task After_the_grace_time_the_rest_is_answered_with_an_error_that_says_what_happened()
    {
        var time = new TestClock();
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { MaxRequestsInFlight = 1, TimeProvider = time }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"), PipedServer.Call(2, "slow"));
        wire.EndInput();
        await gated.StartedAsync();
        await time.PassAsync(Grace);

        string[] lines = await wire.ReadToExitAsync();
        Assert.Equal([1, 2], Ids(lines));
        Assert.Contains("before this call was finished", lines[0], StringComparison.Ordinal);
        Assert.Contains("before this request was started", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_ignores_its_cancellation_does_not_hold_the_exit()
    {
        var time = new TestClock();
        var gated = new GatedTool(obeysCancellation: false);
        await using var wire = new PipedServer(new() { TimeProvider = time }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        wire.EndInput();
        await gated.StartedAsync();
        await time.PassAsync(Grace);
        await time.PassAsync(StopTime);

        Assert.Single(await wire.ReadToExitAsync());
    }

    [Fact]
    public async Task A_cancelled_call_is_not_waited_for()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { GraceTime = Timeout.InfiniteTimeSpan }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync(PipedServer.Cancel(1));
        wire.EndInput();

        Assert.Empty(await wire.ReadToExitAsync());
    }

    [Fact]
    public async Task A_subscription_is_not_waited_for()
    {
        await using var wire = new PipedServer(new() { GraceTime = Timeout.InfiniteTimeSpan }, loggerFactory: null);
        await wire.SendAsync(Listen);
        Assert.Equal("notifications/subscriptions/acknowledged", (await wire.ReadAsync()).GetProperty("method").GetString());
        wire.EndInput();

        Assert.Empty(await wire.ReadToExitAsync());
    }

    [Fact]
    public async Task Without_grace_calls_in_progress_are_refused_at_once()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { GraceTime = TimeSpan.Zero }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        wire.EndInput();

        StdioTransportTests.AssertError(JsonElement.Parse(Assert.Single(await wire.ReadToExitAsync())), -32000, "1");
    }

    [Fact]
    public async Task A_signal_ends_the_input_and_lets_calls_finish()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        wire.Signal();
        await wire.SendAsync(PipedServer.Ping(2));
        gated.Release();

        Assert.Equal([1], Ids(await wire.ReadToExitAsync()));
    }

    private static IEnumerable<int> Ids(string[] lines) => lines.Select(line => JsonElement.Parse(line).GetProperty("id").GetInt32());
}
