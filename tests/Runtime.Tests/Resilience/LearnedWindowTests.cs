using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Resilience;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>What the limiter makes of the API's headers.</summary>
public sealed class LearnedWindowTests : LimiterTest
{
    [Fact]
    public async Task A_burst_stays_under_what_the_API_says_is_left()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, ("RateLimit-Limit", "10"), ("RateLimit-Remaining", "2"), ("RateLimit-Reset", "30"));
        Assert.True((await NowAsync(limiter)).IsAcquired);
        Assert.True((await NowAsync(limiter)).IsAcquired);

        var third = Ask(limiter);
        Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(third.IsCompleted);
        Time.Advance(TimeSpan.FromSeconds(1));

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
            Time.Advance(TimeSpan.FromSeconds(10));
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

        Time.Advance(TimeSpan.FromSeconds(1));

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
        Time.Advance(TimeSpan.FromSeconds(60));

        await LearnAsync(limiter, ("RateLimit-Remaining", "5"), ("RateLimit-Reset", "60"));

        Assert.True((await NowAsync(limiter)).IsAcquired);
    }

    [Fact]
    public void The_next_window_has_the_whole_limit_and_no_more()
    {
        var window = Window(limit: 2, left: 0);
        window.Roll(Seconds(10), nextNumber: 5);

        Assert.Equal(TimeSpan.Zero, window.Wait(Seconds(10), ahead: 0));
        window.Start();
        window.Start();
        Assert.Equal(Seconds(7), window.Wait(Seconds(13), ahead: 0));
    }

    [Fact]
    public void A_window_lasts_until_its_end()
    {
        var window = Window(limit: 2, left: 0);
        window.Roll(Seconds(9.9), nextNumber: 5);

        Assert.Equal(new LearnedLimit(2, 0, Seconds(0.1)), window.Read(Seconds(9.9)));
        Assert.Equal(Seconds(0.1), window.Wait(Seconds(9.9), ahead: 0));
    }

    [Fact]
    public void Only_a_request_of_this_window_gives_its_place_back_and_once()
    {
        var window = Window(limit: 3, left: 0);
        window.Roll(Seconds(10), nextNumber: 5);
        window.Start();

        window.Finish(4);
        Assert.Equal(2, window.Read(Seconds(10))!.Left);
        window.Finish(5);
        Assert.Equal(3, window.Read(Seconds(10))!.Left);
        window.Finish(6);
        Assert.Equal(3, window.Read(Seconds(10))!.Left);
    }

    [Fact]
    public void The_end_stays_as_it_was_first_understood()
    {
        var window = Window(limit: 3, left: 2);
        window.Learn(new RateLimitHint(3, 1, Seconds(10)), Seconds(2));

        Assert.Equal(new LearnedLimit(3, 1, Seconds(8)), window.Read(Seconds(2)));
    }

    [Theory]
    [InlineData(7.9)]
    [InlineData(12.1)]
    public void An_end_that_differs_by_more_than_rounding_is_another_window(double end)
    {
        var window = Window(limit: 3, left: 0);
        window.Learn(new RateLimitHint(3, 2, Seconds(end)), Seconds(0));

        Assert.Equal(new LearnedLimit(3, 2, Seconds(end)), window.Read(Seconds(0)));
    }

    [Fact]
    public void A_window_that_ends_at_once_counts_a_second()
    {
        var window = new LearnedWindow();
        window.Learn(new RateLimitHint(null, 0, TimeSpan.Zero), Seconds(0));

        Assert.Equal(Seconds(1), window.Wait(Seconds(0), ahead: 0));
    }

    [Fact]
    public void More_requests_on_their_way_than_are_left_leave_none()
    {
        var window = Window(limit: 3, left: 1);
        window.Start();
        window.Start();

        Assert.Equal(0, window.Read(Seconds(0))!.Left);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>A window that ends after ten seconds.</summary>
    private static LearnedWindow Window(int limit, int left)
    {
        var window = new LearnedWindow();
        window.Learn(new RateLimitHint(limit, left, Seconds(10)), Seconds(0));
        return window;
    }
}
