using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Resilience;
using Clock = Microsoft.Extensions.Time.Testing.FakeTimeProvider;

namespace OpenApiMcp.Runtime.Tests.Resilience;

public sealed class LearnedRateLimiterTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private readonly Clock _clock = new(new DateTimeOffset(2026, 10, 20, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Without_a_word_from_the_API_only_the_number_at_once_is_limited()
    {
        var limiter = Limiter(maxInFlight: 3);
        for (var i = 0; i < 3; i++) Assert.True((await NowAsync(limiter)).IsAcquired);

        Assert.False(Ask(limiter).IsCompleted);
        Assert.Equal(0, limiter.GetStatistics()!.CurrentAvailablePermits);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentQueuedCount);
    }

    [Fact]
    public async Task Those_who_wait_are_started_in_their_order()
    {
        var limiter = Limiter(maxInFlight: 1);
        var running = await NowAsync(limiter);
        var (second, third) = (Ask(limiter), Ask(limiter));

        running.Dispose();
        running = await second;
        Assert.False(third.IsCompleted);
        running.Dispose();
        Assert.True((await third).IsAcquired);
    }

    [Fact]
    public async Task A_lease_counts_once_however_often_it_is_given_back()
    {
        var limiter = Limiter(maxInFlight: 1);
        var lease = await NowAsync(limiter);
        lease.Finish(200, Headers());
        lease.Dispose();

        await NowAsync(limiter);
        Assert.False(Ask(limiter).IsCompleted);
    }

    [Fact]
    public async Task Beyond_the_queue_a_request_is_refused_without_a_time()
    {
        var limiter = Limiter(maxInFlight: 1, maxWaiting: 1);
        await NowAsync(limiter);
        _ = Ask(limiter);

        var refusal = await NowAsync(limiter);

        Assert.False(refusal.IsAcquired);
        Assert.False(refusal.TryGetMetadata(MetadataName.RetryAfter, out _));
    }

    [Fact]
    public async Task A_caller_who_gives_up_leaves_his_place()
    {
        var limiter = Limiter(maxInFlight: 1, maxWaiting: 1);
        var running = await NowAsync(limiter);
        using var caller = new CancellationTokenSource();
        var given = limiter.AcquireAsync(Long, caller.Token).AsTask();

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        var next = Ask(limiter);
        running.Dispose();
        Assert.True((await next).IsAcquired);
    }

    [Fact]
    public async Task Who_waited_for_others_longer_than_he_could_is_refused()
    {
        var limiter = Limiter(maxInFlight: 1);
        var running = await NowAsync(limiter);
        var waiting = Ask(limiter, seconds: 5);

        _clock.Advance(TimeSpan.FromSeconds(6));
        running.Dispose();

        Assert.False((await waiting).IsAcquired);
    }

    [Fact]
    public async Task A_burst_stays_under_what_the_API_says_is_left()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, ("RateLimit-Limit", "10"), ("RateLimit-Remaining", "2"), ("RateLimit-Reset", "30"));
        Assert.True((await NowAsync(limiter)).IsAcquired);
        Assert.True((await NowAsync(limiter)).IsAcquired);

        var third = Ask(limiter);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(third.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await third).IsAcquired);
    }

    [Theory]
    [InlineData("RateLimit-", "30")]
    [InlineData("RateLimit-", "1792497630")]
    [InlineData("X-RateLimit-", "30")]
    [InlineData("X-RateLimit-RPS-", "30")]
    public async Task Every_spelling_is_understood(string prefix, string reset)
    {
        var limiter = Limiter();
        await LearnAsync(limiter, (prefix + "Limit", "10, 10;w=60"), (prefix + "Remaining", "0"), (prefix + "Reset", reset));

        Assert.Equal(30, await RefusalAsync(limiter));
    }

    [Fact]
    public async Task The_limit_per_second_needs_no_reset()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, ("X-RateLimit-RPS-Limit", "5"), ("X-RateLimit-RPS-Remaining", "0"));

        Assert.Equal(1, await RefusalAsync(limiter));
    }

    [Fact]
    public async Task The_stricter_of_two_limits_counts()
    {
        var limiter = Limiter();
        await LearnAsync(
            limiter, ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "40"), ("X-RateLimit-RPS-Remaining", "0"), ("X-RateLimit-RPS-Reset", "1"));

        Assert.Equal(40, await RefusalAsync(limiter));
    }

    [Fact]
    public async Task Whoever_stands_further_back_is_told_a_longer_wait()
    {
        var limiter = Limiter(maxInFlight: 100);
        await LearnAsync(limiter, ("RateLimit-Limit", "2"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "10"));
        var waiting = Enumerable.Range(0, 5).Select(_ => Ask(limiter)).ToList();

        Assert.Equal(30, await RefusalAsync(limiter, patience: 29));
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
    }

    [Fact]
    public async Task Each_window_starts_as_many_as_its_limit()
    {
        var limiter = Limiter(maxInFlight: 100);
        await LearnAsync(limiter, ("RateLimit-Limit", "2"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "10"));
        var waiting = Enumerable.Range(0, 5).Select(_ => Ask(limiter)).ToList();
        var started = new List<int>();

        for (var window = 0; window < 3; window++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            started.Add(limiter.GetStatistics()!.CurrentQueuedCount is var queued ? 5 - (int)queued : 0);
        }

        Assert.Equal([2, 4, 5], started);
        Assert.All(await Task.WhenAll(waiting), lease => Assert.True(lease.IsAcquired));
    }

    [Fact]
    public async Task Requests_that_outlast_a_window_take_nothing_from_the_next()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, ("X-RateLimit-RPS-Limit", "2"), ("X-RateLimit-RPS-Remaining", "2"), ("X-RateLimit-RPS-Reset", "1"));
        await NowAsync(limiter);
        await NowAsync(limiter);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await NowAsync(limiter)).IsAcquired);
        Assert.True((await NowAsync(limiter)).IsAcquired);
        Assert.Equal(1, await RefusalAsync(limiter));
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_does_not_raise_what_is_left()
    {
        var limiter = Limiter();
        var (first, second) = (await NowAsync(limiter), await NowAsync(limiter));

        second.Finish(200, Headers(("RateLimit-Remaining", "0"), ("RateLimit-Reset", "30")));
        first.Finish(200, Headers(("RateLimit-Remaining", "1"), ("RateLimit-Reset", "30")));

        Assert.Equal(30, await RefusalAsync(limiter));
    }

    [Fact]
    public async Task Requests_on_their_way_count_as_used()
    {
        var limiter = Limiter();
        var (first, second) = (await NowAsync(limiter), await NowAsync(limiter));
        first.Finish(200, Headers(("RateLimit-Remaining", "1"), ("RateLimit-Reset", "30")));

        Assert.Equal(30, await RefusalAsync(limiter));
        second.Finish(200, Headers(("RateLimit-Remaining", "1"), ("RateLimit-Reset", "30")));
        Assert.True((await NowAsync(limiter)).IsAcquired);
    }

    [Fact]
    public async Task A_window_that_slides_does_not_hold_back_for_ever()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "60"));
        _clock.Advance(TimeSpan.FromSeconds(60));

        await LearnAsync(limiter, ("RateLimit-Remaining", "5"), ("RateLimit-Reset", "60"));

        Assert.True((await NowAsync(limiter)).IsAcquired);
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "Tue, 20 Oct 2026 12:00:07 GMT", 7)]
    [InlineData("RateLimit-Reset", "7", 7)]
    [InlineData("X-Other", "7", 1)]
    public async Task A_429_holds_back_everyone(string header, string value, int seconds)
    {
        var limiter = Limiter();
        (await NowAsync(limiter)).Finish(429, Headers((header, value)));

        Assert.Equal(seconds, await RefusalAsync(limiter));
        var patient = Ask(limiter);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.True((await patient).IsAcquired);
    }

    [Fact]
    public async Task Whom_worse_news_would_keep_too_long_is_refused_at_once()
    {
        var limiter = Limiter();
        var running = await NowAsync(limiter);
        (await NowAsync(limiter)).Finish(429, Headers(("Retry-After", "5")));
        var waiting = Ask(limiter, seconds: 10);
        Assert.False(waiting.IsCompleted);

        running.Finish(429, Headers(("Retry-After", "60")));

        Assert.True((await waiting).TryGetMetadata(MetadataName.RetryAfter, out var wait));
        Assert.Equal(60, wait.TotalSeconds);
    }

    public static MatrixTheoryData<string, string> AbsurdHeaders { get; } = new(
        ["Retry-After", "RateLimit-Reset", "RateLimit-Remaining", "RateLimit-Limit", "X-RateLimit-RPS-Reset"],
        ["", "-1", "-999999999999999999", "1000000000000000000", "99999999999", "2147483647", "1e308", "NaN", "-Infinity", "∞", "0x10", ";", "Fri, 31 Dec 9999 23:59:59 GMT", "١٢"]);

    [Theory]
    [MemberData(nameof(AbsurdHeaders))]
    public async Task Absurd_headers_hold_nobody_back_for_long(string header, string value)
    {
        var limiter = Limiter();
        (string, string)[] usual = [("RateLimit-Limit", "1"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "1"), ("X-RateLimit-RPS-Remaining", "0")];
        (await NowAsync(limiter)).Finish(429, Headers([.. usual.Where(pair => pair.Item1 != header), (header, value)]));

        var next = Ask(limiter);
        _clock.Advance(RateLimitHeaders.LongestTrust);

        Assert.True((await next.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken)).IsAcquired);
    }

    [Fact]
    public async Task The_base_class_can_be_used_as_any_limiter()
    {
        using RateLimiter limiter = Limiter(maxInFlight: 1);
        using (var lease = limiter.AttemptAcquire())
        {
            Assert.True(lease.IsAcquired);
            Assert.False(limiter.AttemptAcquire().IsAcquired);
        }

        Assert.True((await limiter.AcquireAsync(cancellationToken: TestContext.Current.CancellationToken)).IsAcquired);
    }

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);

    private static Task<RequestLease> Ask(LearnedRateLimiter limiter, double? seconds = null) =>
        limiter.AcquireAsync(seconds is { } time ? TimeSpan.FromSeconds(time) : Long, TestContext.Current.CancellationToken).AsTask();

    /// <summary>A lease or refusal that nobody has to wait for.</summary>
    private static async Task<RequestLease> NowAsync(LearnedRateLimiter limiter)
    {
        var lease = Ask(limiter);
        Assert.True(lease.IsCompleted);
        return await lease;
    }

    private static async Task LearnAsync(LearnedRateLimiter limiter, params (string Name, string Value)[] headers) =>
        (await NowAsync(limiter)).Finish(200, Headers(headers));

    /// <summary>The seconds after which a caller without much patience is told to come back.</summary>
    private static async Task<double> RefusalAsync(LearnedRateLimiter limiter, double patience = 0)
    {
        var refusal = Ask(limiter, patience);
        Assert.True(refusal.IsCompleted);
        Assert.True((await refusal).TryGetMetadata(MetadataName.RetryAfter, out var wait));
        return wait.TotalSeconds;
    }

    private LearnedRateLimiter Limiter(int maxInFlight = 10, int maxWaiting = 100) => new(maxInFlight, maxWaiting, _clock, NullLogger.Instance);
}
