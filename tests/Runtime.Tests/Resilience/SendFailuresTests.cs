using System.Net;
using System.Net.Sockets;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>Real sockets: which failures come before sending, and which after.</summary>
public sealed class SendFailuresTests
{
    [Theory]
    [InlineData("{}", RetryClass.Unsent, true)]
    [InlineData(null, RetryClass.Unsent, true)]
    [InlineData("{}", RetryClass.Unsent, false)]
    [InlineData(null, RetryClass.Unsent, false)]
    public async Task A_connection_that_breaks_after_sending_is_not_unsent(string? body, RetryClass retry, bool reset)
    {
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            if (reset) connection.Reset();
        });
        using var handler = ApiHttpHandler.Create();

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => Wire.SendAsync(server.Address, retry, body, handler));

        Assert.True(failure.MayHaveRun);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refused_connection_is_unsent_and_repeated()
    {
        using var handler = ApiHttpHandler.Create();
        var clock = new TestClock { SkipsDelays = true };

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => Wire.SendAsync(LoopbackServer.UnusedAddress(), RetryClass.Unsent, handler: handler, clock: clock));

        Assert.False(failure.MayHaveRun);
        Assert.Equal(2, clock.Delays.Count);
        Assert.Contains("refused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_TLS_handshake_is_unsent()
    {
        await using var server = new LoopbackServer(connection => connection.SendAsync("this is not TLS\r\n\r\n").AsTask());
        using var handler = ApiHttpHandler.Create();

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => Wire.SendAsync(new UriBuilder(server.Address) { Scheme = "https" }.Uri, RetryClass.Unsent, handler: handler));

        Assert.False(failure.MayHaveRun);
        Assert.Contains("TLS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_out_before_any_connection_is_unsent()
    {
        var clock = new TestClock { SkipsDelays = true };
        using var handler = ApiHttpHandler.Create(sockets => sockets.ConnectCallback = (_, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            throw new SocketException((int)SocketError.ConnectionRefused);
        });

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => Wire.SendAsync(LoopbackServer.UnusedAddress(), RetryClass.Unsent, handler: handler, clock: clock, attempts: 1));

        Assert.False(failure.MayHaveRun);
        Assert.Contains("no connection to it could be made within 30 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_handlers_own_connect_time_out_is_unsent()
    {
        // .NET takes this one limit from no TimeProvider; the connection never comes, so its length does not matter.
        using var handler = ApiHttpHandler.Create(sockets =>
        {
            sockets.ConnectTimeout = TimeSpan.FromMilliseconds(1);
            sockets.ConnectCallback = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                throw new InvalidOperationException("unreachable");
            };
        });

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => Wire.SendAsync(LoopbackServer.UnusedAddress(), RetryClass.Unsent, handler: handler, attempts: 1));

        Assert.False(failure.MayHaveRun);
    }

    [Fact]
    public async Task A_time_out_after_sending_may_have_run()
    {
        var clock = new TestClock { SkipsDelays = true };
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            clock.Advance(TimeSpan.FromSeconds(30));
            await connection.WaitForCloseAsync();
        });
        using var handler = ApiHttpHandler.Create();

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => Wire.SendAsync(server.Address, RetryClass.Unsent, handler: handler, clock: clock));

        Assert.True(failure.MayHaveRun);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_proxy_that_refuses_leaves_the_request_unsent()
    {
        await using var proxy = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n");
        });
        using var handler = ApiHttpHandler.Create(sockets => sockets.Proxy = new WebProxy(proxy.Address));

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => Wire.SendAsync(new Uri("https://api.test"), handler: handler, attempts: 1));

        Assert.False(failure.MayHaveRun);
        Assert.Contains("proxy", failure.Message, StringComparison.Ordinal);
    }
}
