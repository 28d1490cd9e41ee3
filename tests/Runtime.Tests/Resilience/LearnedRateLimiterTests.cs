using System.Threading.RateLimiting;
using OpenApiMcp.Runtime.Resilience;

namespace OpenApiMcp.Runtime.Tests.Resilience;

public sealed class LearnedRateLimiterTests : LimiterTest
{
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
        Assert.Empty(refusal.MetadataNames);
    }

    [Fact]
    public async Task A_caller_who_gives_up_leaves_his_place()
    {
        var limiter = Limiter(maxInFlight: 1, maxWaiting: 1);
        var running = await NowAsync(limiter);
        using var caller = new CancellationTokenSource();
        var given = limiter.AcquireAsync("GET /things", Long, caller.Token).AsTask();

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

        Time.Advance(TimeSpan.FromSeconds(6));
        running.Dispose();

        Assert.False((await waiting).IsAcquired);
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
        Time.Advance(TimeSpan.FromSeconds(seconds));
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

        Assert.Equal([MetadataName.RetryAfter.Name], (await waiting).MetadataNames);
        Assert.False((await waiting).TryGetMetadata("another", out _));
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
        Time.Advance(TimeSpan.FromMinutes(5)); // not the constant under test

        Assert.True((await next.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken)).IsAcquired);
    }

    [Fact]
    public async Task Behind_one_who_is_refused_the_next_is_started()
    {
        var limiter = Limiter(maxInFlight: 1);
        var running = await NowAsync(limiter);
        var (hasty, patient) = (Ask(limiter, seconds: 5), Ask(limiter));

        Time.Advance(TimeSpan.FromSeconds(6));
        running.Dispose();

        Assert.False((await hasty).IsAcquired);
        Assert.True((await patient).IsAcquired);
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
}
