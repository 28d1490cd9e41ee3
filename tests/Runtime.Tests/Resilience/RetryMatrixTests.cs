using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;
using Step = System.Func<System.Net.Http.HttpRequestMessage, System.Threading.CancellationToken, System.Net.Http.HttpResponseMessage>;

namespace OpenApiMcp.Runtime.Tests.Resilience;

public sealed class RetryMatrixTests
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);
    private readonly TestClock _clock = new() { SkipsDelays = true };

    [Theory]
    [InlineData("name resolution", 1, 3, 3)]
    [InlineData("connect", 1, 3, 3)]
    [InlineData("tls", 1, 3, 3)]
    [InlineData("time-out", 1, 1, 3)]
    [InlineData("reset", 1, 1, 3)]
    [InlineData("cut", 1, 1, 3)]
    [InlineData("200", 1, 1, 1)]
    [InlineData("302", 1, 1, 1)]
    [InlineData("400", 1, 1, 1)]
    [InlineData("402", 1, 1, 1)]
    [InlineData("404", 1, 1, 1)]
    [InlineData("429", 1, 3, 3)]
    [InlineData("500", 1, 1, 3)]
    [InlineData("501", 1, 1, 1)]
    [InlineData("502", 1, 1, 3)]
    [InlineData("503", 1, 1, 3)]
    [InlineData("503 with Retry-After", 1, 3, 3)]
    [InlineData("504", 1, 1, 3)]
    public async Task A_request_is_repeated_only_as_its_class_allows(string outcome, int never, int unsent, int safe)
    {
        Assert.Equal(never, await RequestsAsync(outcome, RetryClass.Never));
        Assert.Equal(unsent, await RequestsAsync(outcome, RetryClass.Unsent));
        Assert.Equal(safe, await RequestsAsync(outcome, RetryClass.Safe));
    }

    [Theory]
    [InlineData("name resolution", false, "could not be resolved")]
    [InlineData("connect", false, "refused or failed")]
    [InlineData("tls", false, "TLS")]
    [InlineData("time-out", true, "within 30 seconds")]
    [InlineData("reset", true, "broke")]
    [InlineData("cut", true, "broke")]
    public async Task A_failure_says_whether_the_call_may_have_run(string outcome, bool mayHaveRun, string words)
    {
        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(new ScriptedHandler(Outcome(outcome)), RetryClass.Unsent));

        Assert.Equal(mayHaveRun, failure.MayHaveRun);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains(mayHaveRun ? "may have been charged. Do not simply repeat it" : "nothing was charged", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-inner-text", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_safe_operation_is_not_called_a_risk()
    {
        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(new ScriptedHandler(Outcome("reset")), RetryClass.Safe));

        Assert.True(failure.MayHaveRun);
        Assert.Contains("after 3 attempts", failure.Message, StringComparison.Ordinal);
        Assert.Contains("costs nothing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_to_connect_does_not_hide_an_attempt_that_may_have_run()
    {
        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(new ScriptedHandler(Outcome("500"), Outcome("connect")), RetryClass.Safe));

        Assert.True(failure.MayHaveRun);
        Assert.Contains("An attempt before this one may have run", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_a_later_attempt_is_returned()
    {
        var response = await SendAsync(new ScriptedHandler(Outcome("connect"), Outcome("429"), Outcome("200")), RetryClass.Unsent);

        Assert.Equal(200, response.Status);
    }

    [Fact]
    public async Task The_last_refusal_is_an_answer_not_an_exception()
    {
        var response = await SendAsync(new ScriptedHandler(Outcome("429")), RetryClass.Safe);

        Assert.Equal(429, response.Status);
    }

    [Theory]
    [InlineData(0.0, 250, 500)]
    [InlineData(0.5, 375, 750)]
    public async Task Waits_grow_exponentially_with_jitter(double jitter, int first, int second)
    {
        await SendAsync(new ScriptedHandler(Outcome("500")), RetryClass.Safe, jitter);

        Assert.Equal([TimeSpan.FromMilliseconds(first), TimeSpan.FromMilliseconds(second)], _clock.Delays);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "Tue, 20 Oct 2026 12:00:07 GMT", 7)]
    [InlineData("RateLimit-Reset", "7", 7)]
    [InlineData("RateLimit-Reset", "1792497607", 7)]
    public async Task The_APIs_own_wait_is_kept(string header, string value, int seconds)
    {
        var response = await SendAsync(new ScriptedHandler(ScriptedHandler.Answer(429, "", (header, value)), Outcome("200")), RetryClass.Unsent);

        Assert.Equal(200, response.Status);
        Assert.Equal([TimeSpan.FromSeconds(seconds)], _clock.Delays);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("Tue, 20 Oct 2026 11:00:00 GMT")]
    public async Task A_wait_of_nothing_still_backs_off(string value)
    {
        await SendAsync(new ScriptedHandler(ScriptedHandler.Answer(429, "", ("Retry-After", value)), Outcome("200")), RetryClass.Unsent);

        Assert.Equal([TimeSpan.FromMilliseconds(250)], _clock.Delays);
    }

    [Theory]
    [InlineData(429, "100")]
    [InlineData(503, "100")]
    [InlineData(429, "Tue, 20 Oct 2026 13:00:00 GMT")]
    public async Task A_wait_beyond_the_time_left_ends_the_call_at_once(int status, string value)
    {
        var handler = new ScriptedHandler(ScriptedHandler.Answer(status, "", ("Retry-After", value)));

        var response = await SendAsync(handler, RetryClass.Safe);

        Assert.Equal(status, response.Status);
        Assert.Equal(1, handler.Requests);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task A_wait_is_measured_against_the_time_left_not_the_time_allowed()
    {
        Step slow = (_, _) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(29));
            return ScriptedHandler.Answer(503, "", ("Retry-After", "40"))(null!, default);
        };
        var handler = new ScriptedHandler(slow);

        Assert.Equal(503, (await SendAsync(handler, RetryClass.Safe)).Status);
        Assert.Equal(2, handler.Requests);
        Assert.Equal([TimeSpan.FromSeconds(40)], _clock.Delays);
    }

    [Fact]
    public async Task All_attempts_together_have_a_time_out()
    {
        var handler = new ScriptedHandler(ScriptedHandler.Stall(_clock, TimeSpan.FromSeconds(30)));
        var connection = Connection(handler, attemptTimeout: TimeSpan.FromSeconds(300), totalTimeout: TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<ApiFailureException>(
            () => connection.SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe)), TestContext.Current.CancellationToken));

        Assert.Equal(1, handler.Requests);
        Assert.True(failure.MayHaveRun);
        Assert.Contains("within 30 seconds", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation_and_no_further_attempt()
    {
        using var caller = new CancellationTokenSource();
        Step cancel = (_, token) =>
        {
            caller.Cancel();
            token.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The request was not cancelled.");
        };
        var handler = new ScriptedHandler(cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Connection(handler).SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe)), caller.Token));

        Assert.Equal(1, handler.Requests);
    }

    [Fact]
    public async Task One_attempt_means_no_repetition()
    {
        var handler = new ScriptedHandler(Outcome("500"));
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, MaxAttempts = 1, TimeProvider = _clock };

        await new ApiConnection(handler, options, Sample.NoCredentials)
            .SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe)), TestContext.Current.CancellationToken);

        Assert.Equal(1, handler.Requests);
    }

    private async Task<int> RequestsAsync(string outcome, RetryClass retry)
    {
        var handler = new ScriptedHandler(Outcome(outcome));
        try
        {
            await SendAsync(handler, retry);
        }
        catch (ApiFailureException)
        {
            // Only the number of requests matters here.
        }

        return handler.Requests;
    }

    private Task<ApiResponse> SendAsync(ScriptedHandler handler, RetryClass retry, double jitter = 0) =>
        Connection(handler, jitter).SendAsync(Sample.Post(Sample.Tool(retry)), TestContext.Current.CancellationToken);

    private ApiConnection Connection(ScriptedHandler handler, double jitter = 0, TimeSpan? attemptTimeout = null, TimeSpan? totalTimeout = null)
    {
        var options = new ApiConnectionOptions
        {
            BaseUrl = Sample.BaseUrl,
            AttemptTimeout = attemptTimeout ?? AttemptTimeout,
            TotalTimeout = totalTimeout ?? TimeSpan.FromSeconds(100),
            TimeProvider = _clock,
            Jitter = () => jitter,
        };
        return new ApiConnection(handler, options, Sample.NoCredentials);
    }

    private Step Outcome(string name) => name switch
    {
        "name resolution" => ScriptedHandler.Fail(HttpRequestError.NameResolutionError),
        "connect" => ScriptedHandler.Fail(HttpRequestError.ConnectionError),
        "tls" => ScriptedHandler.Fail(HttpRequestError.SecureConnectionError),
        "time-out" => ScriptedHandler.Stall(_clock, AttemptTimeout),
        "reset" => ScriptedHandler.Fail(HttpRequestError.Unknown),
        "cut" => ScriptedHandler.Fail(HttpRequestError.ResponseEnded),
        "503 with Retry-After" => ScriptedHandler.Answer(503, "", ("Retry-After", "1")),
        _ => ScriptedHandler.Answer(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
