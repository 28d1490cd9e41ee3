using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>What a client is told that sends too much in one message, or too many at once.</summary>
public sealed class StdioLimitsTests
{
    [Theory]
    [InlineData(62, "params first", false)]
    [InlineData(63, "params first", true)]
    [InlineData(63, "id first", true)]
    [InlineData(500_000, "params first", true)]
    [InlineData(1_000_000, "id first", true)]
    public async Task A_message_that_is_nested_too_deeply_is_refused_with_its_id(int levels, string order, bool refused)
    {
        await using var wire = new PipedServer();
        string parameters = $"\"params\":{{\"a\":{new string('[', levels)}{new string(']', levels)}}}";
        await wire.SendAsync("""{"jsonrpc":"2.0",""" + (order == "id first" ? $"\"id\":7,{parameters}" : $"{parameters},\"id\":7") + ""","method":"ping"}""", PipedServer.Ping(8));

        JsonElement answer = await wire.ReadAsync();
        if (refused)
        {
            StdioTransportTests.AssertError(answer, -32600, "7");
            Assert.Contains("64 levels", answer.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
            answer = await wire.ReadAsync();
        }

        Assert.True(answer.TryGetProperty("result", out _));
    }

    [Fact]
    public async Task A_line_over_the_limit_is_refused_with_its_id_and_the_next_one_is_read()
    {
        await using var wire = new PipedServer(new() { MaxLineLength = 200 }, loggerFactory: null);
        await wire.SendAsync($$$"""{"jsonrpc":"2.0","id":8,"method":"ping","params":{"a":"{{{new string('x', 100_000)}}}"}}""", PipedServer.Ping(9));

        JsonElement refusal = await wire.ReadAsync();
        StdioTransportTests.AssertError(refusal, -32600, "8");
        Assert.Contains("200 bytes", refusal.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(9, await StdioTransportTests.ReadIdAsync(wire));
    }

    [Fact]
    public async Task A_line_over_the_limit_is_refused_before_it_ends()
    {
        await using var wire = new PipedServer(new() { MaxLineLength = 200 }, loggerFactory: null);
        await wire.SendBytesAsync(Encoding.UTF8.GetBytes(new string('[', 300)));

        StdioTransportTests.AssertError(await wire.ReadAsync(), -32600, id: null);
    }

    [Fact]
    public async Task Requests_above_the_limit_wait_and_those_above_that_are_refused()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { MaxRequestsInFlight = 1, MaxRequestsWaiting = 1 }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync(PipedServer.Call(2, "slow"), PipedServer.Call(3, "slow"));

        StdioTransportTests.AssertError(await wire.ReadAsync(), -32000, "3");
        Assert.Equal(1, gated.Count);
        gated.Release();

        Assert.Equal(1, await StdioTransportTests.ReadIdAsync(wire));
        Assert.Equal(2, await StdioTransportTests.ReadIdAsync(wire));
    }

    [Fact]
    public async Task Requests_that_are_too_long_together_are_refused_until_some_are_answered()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { MaxRequestBytes = 150 }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync(PipedServer.Call(2, "slow"));

        JsonElement refusal = await wire.ReadAsync();
        StdioTransportTests.AssertError(refusal, -32000, "2");
        Assert.Contains("150 bytes", refusal.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        gated.Release();
        Assert.Equal(1, await StdioTransportTests.ReadIdAsync(wire));
        await wire.SendAsync(PipedServer.Call(3, "slow"));
        Assert.Equal(3, await StdioTransportTests.ReadIdAsync(wire));
    }

    [Fact]
    public async Task A_ping_is_answered_while_every_place_is_taken()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { MaxRequestsInFlight = 1 }, loggerFactory: null, gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"), PipedServer.Ping(2));

        Assert.Equal(2, await StdioTransportTests.ReadIdAsync(wire));
        gated.Release();
        Assert.Equal(1, await StdioTransportTests.ReadIdAsync(wire));
    }
}
