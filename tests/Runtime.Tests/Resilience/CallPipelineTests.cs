using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>How calls wait for the API's limits and for each other, and what they are told when they cannot.</summary>
public sealed class CallPipelineTests
{
    private readonly TestClock _clock = new() { SkipsDelays = true };
    private readonly RecordingLogger _log = new();

    [Fact]
    public async Task A_call_waits_until_the_API_takes_it()
    {
        var connection = Connection(new ScriptedHandler(Left(0, resetSeconds: 20), ScriptedHandler.Answer(200)));
        await SendAsync(connection);

        Assert.Equal(200, (await SendAsync(connection)).Status);

        Assert.Equal([TimeSpan.FromSeconds(20)], _clock.Delays);
        Assert.Equal([2021], _log.Ids);
    }

    [Theory]
    [InlineData(RetryClass.Never)]
    [InlineData(RetryClass.Unsent)]
    [InlineData(RetryClass.Safe)]
    public async Task A_call_that_would_wait_too_long_is_refused_at_once(RetryClass retry)
    {
        var handler = new ScriptedHandler(Left(0, resetSeconds: 31));
        var connection = Connection(handler);
        await SendAsync(connection);

        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(connection, retry));

        Assert.Equal(1, handler.Requests);
        Assert.False(refusal.MayHaveRun);
        Assert.Equal(
            "The API's rate limit is used up. The request was not sent, so nothing ran and nothing was charged. Wait 31 seconds before the next call.", refusal.Message);
        Assert.Empty(_clock.Delays);
        Assert.Equal([2022], _log.Ids);
    }

    [Fact]
    public async Task A_429_for_one_operation_holds_back_the_others()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Answer(429, "", ("Retry-After", "45")), ScriptedHandler.Answer(200));
        var connection = Connection(handler);
        Assert.Equal(429, (await SendAsync(connection, RetryClass.Never)).Status);

        await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(connection, RetryClass.Safe));
        _clock.Advance(TimeSpan.FromSeconds(45));

        Assert.Equal(200, (await SendAsync(connection, RetryClass.Safe)).Status);
        Assert.Equal([2020, 2022], _log.Ids);
        Assert.Equal(2, handler.Requests);
    }

    [Fact]
    public async Task A_repetition_is_planned_aloud_and_says_nothing_of_the_request()
    {
        var connection = Connection(new ScriptedHandler(ScriptedHandler.Answer(500, "secret"), ScriptedHandler.Answer(200)));

        await SendAsync(connection, RetryClass.Safe);

        Assert.Equal(["sample_tool: attempt 1 ended with 500; the next one begins in 0.25 s"], _log.Texts);
    }

    [Theory]
    [InlineData(RetryClass.Unsent, 30, 2)]
    [InlineData(RetryClass.Unsent, 30.1, 1)]
    [InlineData(RetryClass.Safe, 59, 2)]
    public async Task What_may_be_charged_is_sent_again_only_with_a_whole_attempts_time(RetryClass retry, double seconds, int requests)
    {
        var asked = (int)seconds;
        var handler = new ScriptedHandler(
            (_, _) =>
            {
                _clock.Advance(TimeSpan.FromSeconds(seconds - asked));
                return ScriptedHandler.Answer(503, "", ("Retry-After", $"{asked}"))(null!, default);
            },
            ScriptedHandler.Answer(200));

        await SendAsync(Connection(handler), retry);

        Assert.Equal(requests, handler.Requests);
    }

    [Fact]
    public async Task A_refusal_before_a_second_attempt_does_not_hide_that_the_first_may_have_run()
    {
        var connection = Connection(new ScriptedHandler(ScriptedHandler.Answer(500, "", ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "50"))));

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(connection, RetryClass.Safe));

        Assert.True(failure.MayHaveRun);
        Assert.Contains("An attempt before this one may have run", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Wait 50 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_requests_are_on_their_way_than_allowed_and_all_are_answered()
    {
        var (running, most) = (0, 0);
        await using var server = new LoopbackServer(async connection =>
        {
            while (await connection.ReadRequestAsync())
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref running);
                await connection.SendAsync(LoopbackServer.Ok("{}"));
            }
        });
        using var handler = ApiHttpHandler.Create();
        var options = new ApiConnectionOptions { BaseUrl = server.Address, TimeProvider = _clock, MaxConcurrency = 3 };
        var connection = new ApiConnection(handler, options, Sample.NoCredentials);

        var calls = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => SendAsync(connection)));

        Assert.All(calls, response => Assert.Equal(200, response.Status));
        Assert.InRange(most, 1, 3); // connections are not counted: .NET's pool may open one more than it then needs
    }

    [Fact]
    public async Task Beyond_the_queue_a_call_is_refused_at_once()
    {
        var (connection, release) = Held(new TestClock(), maxWaiting: 0);
        var running = SendAsync(connection);

        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(connection));

        Assert.False(refusal.MayHaveRun);
        Assert.StartsWith("Too many calls are waiting for the API.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([2023], _log.Ids);
        release.SetResult(new HttpResponseMessage { Content = new StringContent("") });
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task A_call_whose_time_runs_out_in_the_queue_was_not_sent_and_is_no_failure_of_the_API()
    {
        var clock = new TestClock();
        var (connection, _) = Held(clock, maxWaiting: 20, attemptTimeout: TimeSpan.FromMinutes(10));
        var running = SendAsync(connection);
        var waiting = Enumerable.Range(0, 20).Select(_ => SendAsync(connection)).ToList();

        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.True((await Assert.ThrowsAsync<ApiFailureException>(() => running)).MayHaveRun);
        foreach (var call in waiting)
        {
            var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => call);
            Assert.False(refusal.MayHaveRun);
            Assert.StartsWith("Too many calls are waiting for the API. The request was not sent", refusal.Message, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(2010, _log.Ids); // the API is not to blame, so its circuit stays closed
    }

    private static Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> Left(int left, int resetSeconds) =>
        ScriptedHandler.Answer(200, "", ("RateLimit-Remaining", $"{left}"), ("RateLimit-Reset", $"{resetSeconds}"));

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, now, seen);
    }

    private static Task<ApiResponse> SendAsync(ApiConnection connection, RetryClass retry = RetryClass.Unsent) =>
        connection.SendAsync(Sample.Post(Sample.Tool(retry)), TestContext.Current.CancellationToken);

    private ApiConnection Connection(HttpMessageHandler handler) => new(handler, Options(_clock), Sample.NoCredentials);

    /// <summary>A connection for one request at a time, which is answered when the test says so.</summary>
    private (ApiConnection Connection, TaskCompletionSource<HttpResponseMessage> Release) Held(TestClock clock, int maxWaiting, TimeSpan? attemptTimeout = null)
    {
        var release = new TaskCompletionSource<HttpResponseMessage>();
        var handler = new HeldHandler(release.Task);
        return (new ApiConnection(handler, Options(clock, 1, maxWaiting, attemptTimeout), Sample.NoCredentials), release);
    }

    private ApiConnectionOptions Options(TimeProvider clock, int maxConcurrency = 16, int maxWaiting = 16, TimeSpan? attemptTimeout = null) => new()
    {
        BaseUrl = Sample.BaseUrl,
        AttemptTimeout = attemptTimeout ?? TimeSpan.FromSeconds(30),
        TotalTimeout = TimeSpan.FromSeconds(60),
        MaxConcurrency = maxConcurrency,
        MaxWaiting = maxWaiting,
        TimeProvider = clock,
        Jitter = () => 0,
        Logger = _log,
    };

    private sealed class HeldHandler(Task<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer.WaitAsync(cancellationToken);
    }
}
