using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Resilience;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience;

public sealed class CircuitTests
{
    private readonly TestClock _clock = new() { SkipsDelays = true };
    private readonly RecordingLogger _log = new();
    private string _outcome = "503";
    private int _requests;
    private Action? _sending;

    [Theory]
    [InlineData("500")]
    [InlineData("502")]
    [InlineData("503")]
    [InlineData("599")]
    [InlineData("connect")]
    [InlineData("reset")]
    [InlineData("time-out")]
    public async Task Repeated_failures_of_the_API_open_the_circuit(string outcome)
    {
        var connection = await BrokenAsync(outcome);
        var before = _requests;

        var refusal = await RefusedAsync(connection);

        Assert.Equal(before, _requests);
        Assert.False(refusal.MayHaveRun);
        Assert.Contains("Wait 15 seconds before the next call", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was charged", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([2010, 2013], _log.Ids);
    }

    [Theory]
    [InlineData("200")]
    [InlineData("400")]
    [InlineData("401")]
    [InlineData("402")]
    [InlineData("404")]
    [InlineData("429")]
    [InlineData("501")]
    public async Task Answers_that_are_no_failure_of_the_API_leave_it_closed(string outcome)
    {
        var connection = Connection();
        _outcome = outcome;

        for (var call = 0; call < 50; call++) await CallAsync(connection);

        Assert.Equal(50, _requests);
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(4, 5)]
    public async Task A_few_failures_lock_nobody_out(int failures, int successes)
    {
        var connection = Connection();
        _outcome = "200";
        for (var call = 0; call < successes; call++) await CallAsync(connection);
        _outcome = "500";
        for (var call = 0; call < failures; call++) await CallAsync(connection);

        await CallAsync(connection);

        Assert.Equal(failures + successes + 1, _requests);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 3)]
    public async Task Half_of_eight_calls_open_it(int failures, int successes)
    {
        var connection = Connection();
        _outcome = "200";
        for (var call = 0; call < successes; call++) await CallAsync(connection);
        _outcome = "500";
        for (var call = 0; call < failures; call++) await CallAsync(connection);

        await RefusedAsync(connection);

        Assert.Equal(8, _requests);
    }

    [Fact]
    public async Task The_attempts_of_one_call_count_once()
    {
        var connection = Connection();
        for (var call = 0; call < Circuit.LeastCalls - 1; call++) await CallAsync(connection, RetryClass.Safe);

        await CallAsync(connection, RetryClass.Safe);

        Assert.Equal(3 * Circuit.LeastCalls, _requests);
        await RefusedAsync(connection);
    }

    [Fact]
    public async Task Failures_long_ago_do_not_count()
    {
        var connection = Connection();
        for (var call = 0; call < 7; call++) await CallAsync(connection);
        _clock.Advance(TimeSpan.FromMinutes(3));

        for (var call = 0; call < 7; call++) await CallAsync(connection);

        Assert.Equal(14, _requests);
    }

    [Fact]
    public async Task After_the_break_one_trial_closes_the_circuit()
    {
        var connection = await BrokenAsync("500");
        _clock.Advance(Circuit.BreakDuration);
        _outcome = "404";
        var before = _requests;

        await CallAsync(connection);
        await CallAsync(connection);

        Assert.Equal(before + 2, _requests);
        Assert.Equal([2010, 2011, 2012], _log.Ids);
    }

    [Fact]
    public async Task A_trial_that_fails_opens_it_again()
    {
        var connection = await BrokenAsync("500");
        _clock.Advance(Circuit.BreakDuration);
        var before = _requests;
        await CallAsync(connection);

        Assert.Contains("Wait 15 seconds", (await RefusedAsync(connection)).Message, StringComparison.Ordinal);
        Assert.Equal(before + 1, _requests);
    }

    [Fact]
    public async Task A_refusal_says_how_much_of_the_break_is_left()
    {
        var connection = await BrokenAsync("500");
        _clock.Advance(TimeSpan.FromSeconds(12));

        Assert.Contains("Wait 3 seconds", (await RefusedAsync(connection)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task During_the_trial_all_others_are_refused()
    {
        var connection = await BrokenAsync("500");
        _clock.Advance(Circuit.BreakDuration);
        Task<ApiFailureException>? other = null;
        _outcome = "200";
        var trial = CallAsync(connection, sending: () => other ??= RefusedAsync(connection));

        await trial;

        Assert.NotNull(other);
        Assert.Contains("paused", (await other).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_that_the_caller_gives_up_proves_nothing()
    {
        var connection = await BrokenAsync("500");
        _clock.Advance(Circuit.BreakDuration);
        using var caller = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(connection, sending: caller.Cancel, cancellationToken: caller.Token));

        await RefusedAsync(connection);
    }

    [Fact]
    public async Task Callers_who_give_up_are_no_failures()
    {
        var connection = Connection();
        for (var call = 0; call < 20; call++)
        {
            using var caller = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(connection, sending: caller.Cancel, cancellationToken: caller.Token));
        }

        _outcome = "200";
        await CallAsync(connection);
        Assert.Equal(21, _requests);
    }

    /// <summary>A connection whose circuit has just opened.</summary>
    private async Task<ApiConnection> BrokenAsync(string outcome)
    {
        var connection = Connection();
        _outcome = outcome;
        for (var call = 0; call < Circuit.LeastCalls; call++) await CallAsync(connection);
        Assert.Equal(Circuit.LeastCalls, _requests);
        return connection;
    }

    /// <summary>A call that is sent, whatever comes of it.</summary>
    private async Task CallAsync(ApiConnection connection, RetryClass retry = RetryClass.Never, Action? sending = null, CancellationToken? cancellationToken = null)
    {
        var before = _requests;
        _sending = sending;
        try
        {
            await connection.SendAsync(Sample.Post(Sample.Tool(retry)), cancellationToken ?? TestContext.Current.CancellationToken);
        }
        catch (ApiFailureException)
        {
            // Only what the circuit makes of it matters here.
        }

        Assert.NotEqual(before, _requests);
    }

    private static async Task<ApiFailureException> RefusedAsync(ApiConnection connection) => await Assert.ThrowsAsync<ApiFailureException>(
        () => connection.SendAsync(Sample.Post(Sample.Tool(RetryClass.Safe)), TestContext.Current.CancellationToken));

    private ApiConnection Connection()
    {
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, AttemptTimeout = TimeSpan.FromSeconds(3), TimeProvider = _clock, Logger = _log };
        return new ApiConnection(new ScriptedHandler(Answer), options, Sample.NoCredentials);
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests++;
        _sending?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        return _outcome switch
        {
            "connect" => ScriptedHandler.Fail(HttpRequestError.ConnectionError)(request, cancellationToken),
            "reset" => ScriptedHandler.Fail(HttpRequestError.Unknown)(request, cancellationToken),
            "time-out" => ScriptedHandler.Stall(_clock, TimeSpan.FromSeconds(3))(request, cancellationToken),
            "429" => ScriptedHandler.Answer(429, "", ("Retry-After", "0"))(request, cancellationToken),
            _ => ScriptedHandler.Answer(int.Parse(_outcome, System.Globalization.CultureInfo.InvariantCulture))(request, cancellationToken),
        };
    }
}
