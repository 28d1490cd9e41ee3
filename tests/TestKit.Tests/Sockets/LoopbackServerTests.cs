using OpenApiMcp.TestKit.Mcp;
using OpenApiMcp.TestKit.Sockets;

namespace OpenApiMcp.TestKit.Tests.Sockets;

/// <summary>What WireMock.Net cannot send, as a client sees it.</summary>
public sealed class LoopbackServerTests : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(ConnectionFault.ConnectionReset, HttpRequestError.Unknown)]
    [InlineData(ConnectionFault.EmptyResponse, HttpRequestError.ResponseEnded)]
    [InlineData(ConnectionFault.MalformedChunk, HttpRequestError.InvalidResponse)]
    [InlineData(ConnectionFault.RandomDataThenClose, HttpRequestError.InvalidResponse)]
    public async Task A_fault_breaks_the_call_and_the_request_is_kept(ConnectionFault fault, HttpRequestError error)
    {
        await using var api = LoopbackServer.Breaking(fault);

        var exception = await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetAsync(new Uri(api.Address, "/broken"), Cancelled));

        Assert.Equal(error, exception.HttpRequestError);
        Assert.StartsWith("GET /broken HTTP/1.1\r\n", api.Requests[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_waits_for_ever_does_not_hold_up_the_end_of_a_test()
    {
        var reached = new TaskCompletionSource();
        var api = new LoopbackServer(async connection =>
        {
            await connection.ReadByteAsync();
            reached.SetResult();
            await new TaskCompletionSource().Task;
        });
        var call = _http.GetAsync(api.Address, Cancelled);
        await reached.Task.WaitAsync(PipedServer.Guard, Cancelled);

        await api.DisposeAsync().AsTask().WaitAsync(PipedServer.Guard, Cancelled);

        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task A_response_that_breaks_off_arrives_as_far_as_it_was_sent()
    {
        await using var api = LoopbackServer.Closing(LoopbackServer.Head("Content-Length: 100") + "part");
        using var response = await _http.GetAsync(api.Address, HttpCompletionOption.ResponseHeadersRead, Cancelled);
        await using var body = await response.Content.ReadAsStreamAsync(Cancelled);
        var part = new byte[4];
        await body.ReadExactlyAsync(part, Cancelled);

        Assert.Equal("part"u8, part);
        var exception = await Assert.ThrowsAsync<HttpIOException>(async () => await body.ReadExactlyAsync(new byte[1], Cancelled));
        Assert.Equal(HttpRequestError.ResponseEnded, exception.HttpRequestError);
    }
}
