using System.IO.Compression;
using System.Text;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class ApiConnectionTests
{
    [Fact]
    public async Task The_answer_comes_back_untouched()
    {
        await using var server = Answering("HTTP/1.1 418 Odd\r\nContent-Type: Application/JSON ; charset=x\r\nX-Two: a\r\nx-two: b\r\nContent-Length: 12\r\n\r\n{ \"é\": 1.0}");

        var response = await SendAsync(server);

        Assert.Equal(418, response.Status);
        Assert.False(response.IsSuccess);
        Assert.Equal("application/json", response.MediaType);
        Assert.Equal("a, b", response.Headers["X-TWO"]);
        Assert.Equal("Application/JSON ; charset=x", response.Headers["content-type"]);
        Assert.Equal("{ \"é\": 1.0}", Encoding.UTF8.GetString(response.Body.Span));
    }

    [Fact]
    public async Task The_request_on_the_wire_is_complete_and_minimal()
    {
        await using var server = Answering(LoopbackServer.Ok("{}"));

        await SendAsync(server);

        Assert.Equal(
            $"POST /things HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAccept: application/json, */*;q=0.8\r\nUser-Agent: OpenApiMcp\r\n"
            + "Accept-Encoding: gzip, deflate, br\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_compressed_answer_is_decompressed(string encoding)
    {
        var body = Compress(encoding, "{\"a\":1}"u8);
        await using var server = Answering(Head($"Content-Encoding: {encoding}\r\nContent-Length: {body.Length}"), body);

        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString((await SendAsync(server)).Body.Span));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_answer_and_never_followed(int status)
    {
        await using var target = Answering(LoopbackServer.Ok("{}"));
        await using var server = Answering($"HTTP/1.1 {status} Moved\r\nLocation: {target.Address}\r\nContent-Length: 0\r\n\r\n");

        var response = await SendAsync(server, RetryClass.Safe);

        Assert.Equal(status, response.Status);
        Assert.Single(server.Requests);
        Assert.Empty(target.Requests);
    }

    [Fact]
    public async Task Cookies_of_an_answer_are_not_kept()
    {
        await using var server = Answering(LoopbackServer.Ok("{}", "Set-Cookie: sid=1\r\n"));
        using var handler = ApiHttpHandler.Create();

        await SendAsync(server, handler: handler);
        await SendAsync(server, handler: handler);

        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Content-Length: 20", "{\"half\":")]
    [InlineData("Transfer-Encoding: chunked", "8\r\n{\"half\":\r\n")]
    public async Task A_cut_answer_keeps_what_arrived(string header, string sent)
    {
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Head(header) + sent);
        });

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server));

        Assert.True(failure.MayHaveRun);
        Assert.Equal("{\"half\":", Encoding.UTF8.GetString(failure.PartialBody.Span));
        Assert.Contains("8 bytes of it arrived", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_out_within_the_answer_keeps_what_arrived()
    {
        var clock = new FakeTimeProvider();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Head("Content-Length: 20") + "{\"half\":");
            await connection.WaitForCloseAsync();
        });
        using var handler = new ReadSignal(ApiHttpHandler.Create(), () => clock.Advance(TimeSpan.FromSeconds(30)));
        var options = new ApiConnectionOptions { BaseUrl = server.Address, TimeProvider = clock };

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server, handler: handler, options: options));

        Assert.True(failure.MayHaveRun);
        Assert.Equal("{\"half\":", Encoding.UTF8.GetString(failure.PartialBody.Span));
    }

    [Fact]
    public async Task Damaged_compression_is_a_broken_answer()
    {
        foreach (var encoding in (string[])["gzip", "br"])
        {
            await using var server = Answering(Head($"Content-Encoding: {encoding}\r\nContent-Length: 7"), "garbage"u8.ToArray());

            Assert.True((await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server))).MayHaveRun);
        }
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task An_answer_may_be_as_large_as_the_limit(int length, bool fits)
    {
        foreach (var chunked in (bool[])[true, false])
        {
            var body = new string('x', length);
            await using var server = Answering(chunked ? Head("Transfer-Encoding: chunked") + $"{length:x}\r\n{body}\r\n0\r\n\r\n" : LoopbackServer.Ok(body));
            var options = new ApiConnectionOptions { BaseUrl = server.Address, MaxResponseBytes = 10, TimeProvider = new FakeTimeProvider() };

            if (fits)
            {
                Assert.Equal(length, (await SendAsync(server, RetryClass.Safe, options: options)).Body.Length);
                continue;
            }

            var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server, RetryClass.Safe, options: options));
            Assert.Contains("limit of 10 bytes", failure.Message, StringComparison.Ordinal);
            Assert.Contains("may have been charged", failure.Message, StringComparison.Ordinal);
            Assert.True(failure.MayHaveRun);
            Assert.Single(server.Requests);
        }
    }

    [Fact]
    public async Task An_endless_answer_is_stopped_early()
    {
        var closed = new TaskCompletionSource();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(Head("Transfer-Encoding: chunked"));
            try
            {
                while (true) await connection.SendAsync("400\r\n" + new string('x', 1024) + "\r\n");
            }
            catch (IOException)
            {
                closed.SetResult();
                throw;
            }
        });
        var options = new ApiConnectionOptions { BaseUrl = server.Address, MaxResponseBytes = 100_000, TimeProvider = new FakeTimeProvider() };

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server, options: options));

        Assert.InRange(failure.PartialBody.Length, 100_001, 300_000);
        await closed.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_decompressed_answer_counts_with_its_full_size()
    {
        var body = Compress("gzip", new byte[1_000_000]);
        await using var server = Answering(Head($"Content-Encoding: gzip\r\nContent-Length: {body.Length}"), body);
        var options = new ApiConnectionOptions { BaseUrl = server.Address, MaxResponseBytes = 100_000, TimeProvider = new FakeTimeProvider() };

        Assert.Contains("larger than the limit", (await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server, options: options))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_closes_the_connection()
    {
        using var caller = new CancellationTokenSource();
        var closed = new TaskCompletionSource<bool>();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await caller.CancelAsync();
            closed.SetResult(await connection.WaitForCloseAsync());
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync(server, RetryClass.Safe, cancellationToken: caller.Token));

        Assert.True(await closed.Task.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_handler_learns_which_tool_a_request_belongs_to()
    {
        var tool = Sample.Tool();
        using var handler = new ScriptedHandler(ScriptedHandler.Answer(200));
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl };

        await new ApiConnection(handler, options, Sample.NoCredentials).SendAsync(Sample.Post(tool), TestContext.Current.CancellationToken);

        Assert.True(handler.Last!.Options.TryGetValue(ApiConnection.ToolKey, out var seen));
        Assert.Same(tool, seen);
    }

    [Fact]
    public async Task Every_attempt_carries_the_credential()
    {
        var headers = new List<string?>();
        using var handler = new ScriptedHandler((request, token) =>
        {
            headers.Add(request.Headers.Authorization?.ToString());
            return ScriptedHandler.Answer(500)(request, token);
        });
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, TimeProvider = new FakeTimeProvider() };
        var credentials = new CredentialApplier([new SecurityScheme("token", SecuritySchemeKind.Bearer)], _ => "k");

        await new ApiConnection(handler, options, credentials).SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe, ["token"])), TestContext.Current.CancellationToken);

        Assert.Equal(["Bearer k", "Bearer k", "Bearer k"], headers);
    }

    [Fact]
    public async Task A_missing_credential_sends_nothing()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Answer(200));
        var credentials = new CredentialApplier([new SecurityScheme("apiKey", SecuritySchemeKind.Bearer)], _ => null);
        var connection = new ApiConnection(handler, new ApiConnectionOptions { BaseUrl = Sample.BaseUrl }, credentials);

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => connection.SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe, ["apiKey"])), TestContext.Current.CancellationToken));

        Assert.Contains("API_KEY", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, handler.Requests);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, long.MaxValue)]
    public void Senseless_limits_are_refused(int attempts, long bytes) => Assert.Throws<ArgumentException>(
        () => new ApiConnection(new ScriptedHandler(), new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, MaxAttempts = attempts, MaxResponseBytes = bytes }, Sample.NoCredentials));

    private static string Head(string headers) => $"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n";

    private static LoopbackServer Answering(string answer, byte[]? body = null) => new(async connection =>
    {
        while (await connection.ReadRequestAsync())
        {
            await connection.SendAsync([.. Encoding.UTF8.GetBytes(answer), .. body ?? []]);
        }
    });

    private static async Task<ApiResponse> SendAsync(
        LoopbackServer server,
        RetryClass retry = RetryClass.Never,
        HttpMessageHandler? handler = null,
        ApiConnectionOptions? options = null,
        CancellationToken? cancellationToken = null)
    {
        options ??= new ApiConnectionOptions { BaseUrl = server.Address, TimeProvider = new FakeTimeProvider() };
        using var own = handler is null ? ApiHttpHandler.Create() : null;
        var connection = new ApiConnection(handler ?? own!, options, Sample.NoCredentials);
        return await connection.SendAsync(Sample.Post(Sample.Tool(retry)), cancellationToken ?? TestContext.Current.CancellationToken);
    }

    private static byte[] Compress(string encoding, ReadOnlySpan<byte> body)
    {
        using var result = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(result, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(result, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(result, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(body);
        }

        return result.ToArray();
    }
}
