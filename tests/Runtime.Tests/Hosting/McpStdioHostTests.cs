using System.Text;
using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Stdio;
using OpenApiMcp.Runtime.Tests.Stdio;

namespace OpenApiMcp.Runtime.Tests.Hosting;

public sealed class McpStdioHostTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastWordsTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_broken_output_ends_the_server_quietly_though_the_input_is_open() =>
        Assert.Equal(0, await PipedServer.RunAsync(PipedServer.Open(PipedServer.Ping(1)), FaultyStream.Broken()));

    [Fact]
    public async Task A_broken_output_ends_the_server_when_it_was_only_refusing_lines() =>
        Assert.Equal(0, await PipedServer.RunAsync(PipedServer.Open("rubbish"), FaultyStream.Broken()));

    [Fact]
    public async Task A_broken_input_is_the_end_of_input() => Assert.Equal(0, await PipedServer.RunAsync(FaultyStream.Broken(), Stream.Null));

    [Fact]
    public async Task A_signal_gets_through_while_a_read_blocks()
    {
        using var signal = new CancellationTokenSource();
        var reading = new TaskCompletionSource();
        Task<int> exit = PipedServer.RunAsync(FaultyStream.Blocked(reading), Stream.Null, signal: signal);
        await reading.Task;
        await signal.CancelAsync();

        Assert.Equal(0, await exit);
    }

    [Fact]
    public async Task A_signal_gets_through_while_a_refusal_cannot_be_written()
    {
        using var signal = new CancellationTokenSource();
        var writing = new TaskCompletionSource();
        Task<int> exit = PipedServer.RunAsync(PipedServer.Open("rubbish"), FaultyStream.Blocked(writing), signal: signal);
        await writing.Task;
        await signal.CancelAsync();

        Assert.Equal(0, await exit);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_written_does_not_hold_the_exit()
    {
        var time = new TestClock();
        var writing = new TaskCompletionSource();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(PipedServer.Ping(1)));
        Task<int> exit = PipedServer.RunAsync(input, FaultyStream.Blocked(writing), new StdioTransportOptions { TimeProvider = time });
        await writing.Task;
        await time.PassAsync(Grace);
        await time.PassAsync(StopTime);

        Assert.Equal(0, await exit);
    }

    [Fact]
    public async Task Errors_at_the_end_of_the_grace_time_that_cannot_be_written_do_not_hold_the_exit()
    {
        var time = new TestClock();
        var gated = new GatedTool();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(PipedServer.Call(1, "slow")));
        Task<int> exit = PipedServer.RunAsync(input, FaultyStream.Blocked(), new StdioTransportOptions { TimeProvider = time }, tools: gated.Named("slow"));
        await gated.StartedAsync();
        await time.PassAsync(Grace);
        await time.PassAsync(LastWordsTime);

        Assert.Equal(0, await exit);
    }

    [Fact]
    public async Task A_protocol_version_that_the_sdk_does_not_know_is_an_error_at_once()
    {
        McpServerOptions options = McpServerFactory.CreateOptions(new ServerDescription { Name = "t", Version = "1", ProtocolVersion = "1999-01-01" }, []);

        await Assert.ThrowsAsync<McpException>(() =>
            McpStdioHost.RunAsync(options, FaultyStream.Blocked(), Stream.Null, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_exception_in_a_tool_is_answered_without_its_text()
    {
        await using var wire = new PipedServer(StubTool.Throwing("bad", new InvalidOperationException("key-1234")));
        await wire.SendAsync(PipedServer.Call(1, "bad"));

        JsonElement result = (await wire.ReadAsync()).GetProperty("result");
        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.DoesNotContain("key-1234", result.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_cancels_itself_is_answered()
    {
        await using var wire = new PipedServer(StubTool.Throwing("bad", new OperationCanceledException("key-1234")));
        await wire.SendAsync(PipedServer.Call(1, "bad"));

        string answer = await wire.ReadLineAsync();
        Assert.Contains("\"id\":1", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("key-1234", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_answered_with_an_error()
    {
        await using var wire = new PipedServer(StubTool.Returning("bad", """{"a":"\ud800"}"""));
        await wire.SendAsync(PipedServer.Call(1, "bad"));

        StdioTransportTests.AssertError(await wire.ReadAsync(), -32603, "1");
    }
}
