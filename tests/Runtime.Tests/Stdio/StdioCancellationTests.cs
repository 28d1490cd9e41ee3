using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>What a client that gives a call up still hears of it, and what of it reaches the server.</summary>
public sealed class StdioCancellationTests
{
    [Fact]
    public async Task A_cancelled_call_stays_silent_even_if_its_tool_answers()
    {
        var gated = new GatedTool(obeysCancellation: false);
        await using var wire = new PipedServer(gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync(PipedServer.Cancel(1), PipedServer.Ping(2));
        Assert.Equal(2, await StdioTransportTests.ReadIdAsync(wire));
        gated.Release();
        wire.EndInput();

        Assert.Empty(await wire.ReadToExitAsync());
    }

    [Fact]
    public async Task An_answer_that_nobody_is_owed_is_not_written()
    {
        var output = new MemoryStream();
        await using var transport = new StdioTransport(PipedServer.Open(PipedServer.Ping(1), PipedServer.Cancel(1), PipedServer.Ping(2)), output);
        for (int message = 0; message < 3; message++)
            await transport.MessageReader.ReadAsync(TestContext.Current.CancellationToken);

        foreach (int id in (int[])[1, 2, 2, 3])
            await transport.SendMessageAsync(new JsonRpcResponse { Id = new RequestId(id), Result = new JsonObject() }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"result":{},"id":2,"jsonrpc":"2.0"}""" + "\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    /// <summary>The SDK takes the last of two ids: what it gives up must not stay owed, and what it goes on with must be answered.</summary>
    [Theory]
    [InlineData("""{"requestId":"x","requestId":1}""", false)]
    [InlineData("""{"requestId":1,"requestId":"x"}""", true)]
    [InlineData("""{"REQUESTID":1}""", true)]
    [InlineData("""{"requestId":[1]}""", true)]
    [InlineData("""{"requestId":1,"reason":7}""", true)]
    [InlineData("[1]", true)]
    [InlineData("null", true)]
    public async Task A_cancellation_that_is_hard_to_read_leaves_no_request_in_between(string parameters, bool isAnswered)
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(gated.Named("slow"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync($$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{{parameters}}}""", PipedServer.Ping(2));
        Assert.Equal(2, await StdioTransportTests.ReadIdAsync(wire));
        gated.Release();
        wire.EndInput();

        Assert.Equal(isAnswered ? 1 : 0, (await wire.ReadToExitAsync()).Length);
    }

    /// <summary>The SDK takes messages in any order: passed on, it could end the request that comes after it.</summary>
    [Fact]
    public async Task A_cancellation_of_no_request_does_not_reach_the_server()
    {
        await using var output = new MemoryStream();
        await using var transport = new StdioTransport(PipedServer.Open(PipedServer.Cancel(1), PipedServer.Ping(1)), output);

        JsonRpcMessage first = await transport.MessageReader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal("ping", Assert.IsType<JsonRpcRequest>(first).Method);
    }

    [Fact]
    public async Task The_id_of_a_cancelled_call_is_refused()
    {
        var gated = new GatedTool(obeysCancellation: false);
        await using var wire = new PipedServer(gated.Named("slow"), StubTool.Saying("fast", "done"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync(PipedServer.Cancel(1), PipedServer.Call(1, "fast"));

        JsonElement refusal = await wire.ReadAsync();
        Assert.Equal(1, refusal.GetProperty("id").GetInt32());
        Assert.Contains("cancelled", refusal.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        gated.Release();
        wire.EndInput();
        Assert.Empty(await wire.ReadToExitAsync());
    }

    [Fact]
    public async Task A_cancelled_call_makes_room_and_a_cancelled_waiting_one_never_starts()
    {
        var gated = new GatedTool();
        await using var wire = new PipedServer(new() { MaxRequestsInFlight = 1 }, loggerFactory: null, gated.Named("slow"), StubTool.Saying("fast", "done"));
        await wire.SendAsync(PipedServer.Call(1, "slow"));
        await gated.StartedAsync();
        await wire.SendAsync(PipedServer.Call(2, "slow"), PipedServer.Call(3, "fast"), PipedServer.Cancel(2), PipedServer.Cancel(1));

        Assert.Equal(3, await StdioTransportTests.ReadIdAsync(wire));
        Assert.Equal(1, gated.Count);
        wire.EndInput();
        Assert.Empty(await wire.ReadToExitAsync());
    }
}
