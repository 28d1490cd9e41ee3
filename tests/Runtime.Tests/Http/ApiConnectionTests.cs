using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class ApiConnectionTests
{
    [Fact]
    public async Task The_request_on_the_wire_is_complete_and_minimal()
    {
        await using var server = LoopbackServer.Answering(LoopbackServer.Ok("{}"));

        await Wire.SendAsync(server.Address);

        Assert.Equal(
            $"POST /things HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAccept: application/json, */*;q=0.8\r\nUser-Agent: OpenApiMcp\r\n"
            + "Accept-Encoding: gzip, deflate, br\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            Assert.Single(server.Requests));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_an_answer_and_never_followed(int status)
    {
        await using var target = LoopbackServer.Answering(LoopbackServer.Ok("{}"));
        await using var server = LoopbackServer.Answering($"HTTP/1.1 {status} Moved\r\nLocation: {target.Address}\r\nContent-Length: 0\r\n\r\n");

        var response = await Wire.SendAsync(server.Address, RetryClass.Safe);

        Assert.Equal(status, response.Status);
        Assert.Single(server.Requests);
        Assert.Empty(target.Requests);
    }

    [Fact]
    public async Task Cookies_of_an_answer_are_not_kept()
    {
        await using var server = LoopbackServer.Answering(LoopbackServer.Ok("{}", "Set-Cookie: sid=1\r\n"));
        using var handler = ApiHttpHandler.Create();

        await Wire.SendAsync(server.Address, handler: handler);
        await Wire.SendAsync(server.Address, handler: handler);

        Assert.All(server.Requests, request => Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_caller_who_gives_up_closes_the_connection()
    {
        using var caller = new CancellationTokenSource();
        var closed = new TaskCompletionSource<TimeSpan>();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            var start = TimeProvider.System.GetTimestamp();
            await caller.CancelAsync();
            if (await connection.WaitForCloseAsync()) closed.SetResult(TimeProvider.System.GetElapsedTime(start));
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wire.SendAsync(server.Address, RetryClass.Safe, cancellationToken: caller.Token).WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken));

        // The server has not answered and never would: only the cancellation can have closed the connection. The figure is for people.
        var milliseconds = (await closed.Task.WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken)).TotalMilliseconds;
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"The server saw the connection closed {milliseconds:0.0} ms after the cancellation."));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_caller_who_gives_up_within_the_answer_closes_the_connection()
    {
        using var caller = new CancellationTokenSource();
        var closed = new TaskCompletionSource<bool>();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.ReadRequestAsync();
            await connection.SendAsync(LoopbackServer.Head("Content-Length: 100") + "{");
            closed.SetResult(await connection.WaitForCloseAsync());
        });
        using var handler = new ReadSignal(ApiHttpHandler.Create(), caller.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Wire.SendAsync(server.Address, RetryClass.Safe, handler: handler, cancellationToken: caller.Token).WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken));

        Assert.True(await closed.Task.WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_an_answer_holds_beyond_its_length_is_not_taken_for_the_next_one()
    {
        await using var server = LoopbackServer.Answering(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n\"forged\"");
        using var handler = ApiHttpHandler.Create();

        for (var call = 0; call < 3; call++)
        {
            var response = await Wire.SendAsync(server.Address, RetryClass.Safe, handler: handler);
            Assert.Equal("{}"u8, response.Body.Span);
        }
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
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, TimeProvider = new TestClock { SkipsDelays = true } };
        var credentials = new CredentialApplier([new SecurityScheme("token", SecuritySchemeKind.Bearer)], _ => "k");

        await new ApiConnection(handler, options, credentials)
            .SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe, ["token"])), TestContext.Current.CancellationToken);

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

    public static TheoryData<ApiConnectionOptions> Nonsense => new()
    {
        new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, MaxAttempts = 0 },
        new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, MaxResponseBytes = 0 },
        new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, MaxResponseBytes = long.MaxValue },
        new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, MaxConcurrency = 0 },
        new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, MaxWaiting = -1 },
    };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public void Senseless_limits_are_refused(ApiConnectionOptions options) =>
        Assert.Throws<ArgumentException>(() => new ApiConnection(new ScriptedHandler(), options, Sample.NoCredentials));
}
