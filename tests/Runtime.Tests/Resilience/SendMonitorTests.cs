using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Resilience;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>Real sockets: what .NET does by itself when a connection breaks, and what the monitor makes of it.</summary>
public sealed class SendMonitorTests
{
    [Theory]
    [InlineData("{}", RetryClass.Never)]
    [InlineData("{}", RetryClass.Unsent)]
    [InlineData(null, RetryClass.Never)]
    [InlineData(null, RetryClass.Unsent)]
    public async Task A_request_on_a_stale_connection_is_never_sent_twice(string? body, RetryClass retry)
    {
        await using var server = new LoopbackServer(ServeOneThenSwallowOneAsync);
        using var handler = ApiHttpHandler.Create();
        var connection = Connection(server, handler);

        await connection.SendAsync(Sample.Post(Sample.Tool(retry), "{}"), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => connection.SendAsync(Sample.Post(Sample.Tool(retry), body), TestContext.Current.CancellationToken));

        Assert.True(failure.MayHaveRun);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("{}", 2)]
    public async Task Without_the_monitor_NET_sends_a_bodyless_request_again(string? body, int requests)
    {
        // The reason for the monitor. When this fails, .NET has changed, and the monitor may have become superfluous.
        await using var server = new LoopbackServer(ServeOneThenSwallowOneAsync);
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpMessageInvoker(handler);

        using var first = await client.SendAsync(Sample.Post(Sample.Tool()).ToMessage(server.Address), TestContext.Current.CancellationToken);
        await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var second = client.SendAsync(Sample.Post(Sample.Tool(), body).ToMessage(server.Address), TestContext.Current.CancellationToken);

        if (body is null) Assert.True((await second).IsSuccessStatusCode);
        else await Assert.ThrowsAsync<HttpRequestException>(() => second);
        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_connection_that_was_closed_while_idle_is_replaced_before_sending()
    {
        var closed = new TaskCompletionSource();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(LoopbackServer.Ok("{}"));
            connection.Dispose();
            closed.TrySetResult();
        });
        using var handler = ApiHttpHandler.Create();
        var connection = Connection(server, handler);

        await connection.SendAsync(Sample.Post(Sample.Tool(), "{}"), TestContext.Current.CancellationToken);
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);
        var response = await connection.SendAsync(Sample.Post(Sample.Tool(), "{}"), TestContext.Current.CancellationToken);

        Assert.Equal(200, response.Status);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task A_safe_request_on_a_stale_connection_is_sent_again(string? body)
    {
        await using var server = new LoopbackServer(ServeOneThenSwallowOneAsync);
        using var handler = ApiHttpHandler.Create();
        var connection = Connection(server, handler);

        await connection.SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe), "{}"), TestContext.Current.CancellationToken);
        var response = await connection.SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe), body), TestContext.Current.CancellationToken);

        Assert.Equal(200, response.Status);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_write_that_belongs_to_no_request_ends_the_trust_in_all(bool writes, bool mayHaveRun)
    {
        var clock = new TestClock { SkipsDelays = true };
        using var monitor = new SendMonitor();
        using var inner = new ScriptedHandler((request, cancellationToken) =>
        {
            var thread = new Thread(() => monitor.NoteWrite(new object()));
            if (writes) thread.UnsafeStart();
            if (writes) thread.Join();
            return ScriptedHandler.Stall(clock, TimeSpan.FromSeconds(30))(request, cancellationToken);
        });
        monitor.InnerHandler = inner;
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, TimeProvider = clock, MaxAttempts = 1 };

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => new ApiConnection(monitor, options, Sample.NoCredentials)
            .SendAsync(Sample.Post(Sample.Tool(RetryClass.Unsent)), TestContext.Current.CancellationToken));

        Assert.Equal(mayHaveRun, failure.MayHaveRun);
    }

    [Fact]
    public async Task Requests_at_the_same_time_are_told_apart()
    {
        await using var server = new LoopbackServer(async connection =>
        {
            while (await connection.ReadRequestAsync()) await connection.SendAsync(LoopbackServer.Ok("{}"));
        });
        using var handler = ApiHttpHandler.Create();
        var connection = Connection(server, handler);

        for (var round = 0; round < 5; round++)
        {
            var calls = Enumerable.Range(0, 20).Select(_ => connection.SendAsync(Sample.Post(Sample.Tool()), TestContext.Current.CancellationToken));
            Assert.All(await Task.WhenAll(calls), response => Assert.Equal(200, response.Status));
        }

        Assert.Equal(100, server.Requests.Count);
    }

    [Fact]
    public async Task The_request_to_a_proxy_is_not_taken_for_the_APIs()
    {
        using var key = RSA.Create(2048);
        using var certificate = SelfSigned(key);
        await using var proxy = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            await connection.StartTlsAsync(certificate);
            await connection.ReadRequestAsync();
            await connection.SendAsync(LoopbackServer.Ok("{}"));
        });
        using var handler = ApiHttpHandler.Create(sockets =>
        {
            sockets.Proxy = new WebProxy(proxy.Address);
            sockets.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true; // a self-signed certificate made for this test
        });

        var response = await Wire.SendAsync(new Uri("https://api.test"), body: null, handler: handler);

        Assert.Equal(200, response.Status);
        Assert.StartsWith("CONNECT api.test:443", proxy.Requests[0], StringComparison.Ordinal);
        Assert.StartsWith("POST /things", proxy.Requests[1], StringComparison.Ordinal);
    }

    /// <summary>The first connection answers once, reads the next request and closes; later connections answer everything.</summary>
    private static async Task ServeOneThenSwallowOneAsync(LoopbackConnection connection)
    {
        while (await connection.ReadRequestAsync())
        {
            await connection.SendAsync(LoopbackServer.Ok("{}"));
            if (connection.Number > 0) continue;
            await connection.ReadRequestAsync();
            return;
        }
    }

    private static ApiConnection Connection(LoopbackServer server, HttpMessageHandler handler) =>
        new(handler, new ApiConnectionOptions { BaseUrl = server.Address, TimeProvider = new TestClock { SkipsDelays = true } }, Sample.NoCredentials);

    private static X509Certificate2 SelfSigned(RSA key)
    {
        var request = new CertificateRequest("CN=api.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
