using OpenApiMcp.Runtime.Resilience;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>Which operations share a limit.</summary>
public sealed class LearnedLimitsTests : LimiterTest
{
    [Fact]
    public async Task Operations_that_name_the_same_limit_share_it()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, "first", limit: 300, left: 5);
        await LearnAsync(limiter, "second", limit: 300, left: 0);

        Assert.Equal(30, await RefusalAsync(limiter, operation: "first"));
    }

    [Fact]
    public async Task An_operation_with_a_limit_of_its_own_does_not_hold_back_others()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, "plenty", limit: 5000, left: 4000);
        await LearnAsync(limiter, "scarce", limit: 100, left: 0);

        Assert.Equal(30, await RefusalAsync(limiter, operation: "scarce"));
        Assert.True((await NowAsync(limiter, "plenty")).IsAcquired);
        Assert.True((await NowAsync(limiter, "never heard of")).IsAcquired);
    }

    [Fact]
    public async Task One_that_waits_for_its_limit_does_not_block_those_behind()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, "scarce", limit: 100, left: 0);
        var waiting = Ask(limiter, operation: "scarce");

        Assert.True((await NowAsync(limiter, "other")).IsAcquired);
        Time.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await waiting).IsAcquired);
    }

    [Fact]
    public async Task A_429_holds_back_all_operations()
    {
        var limiter = Limiter();
        (await NowAsync(limiter, "one")).Finish(429, Headers(("Retry-After", "9")));

        Assert.Equal(9, await RefusalAsync(limiter, operation: "another"));
    }

    [Fact]
    public async Task A_limit_that_changes_is_followed()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, "one", limit: 100, left: 0);
        Time.Advance(TimeSpan.FromSeconds(30));

        await LearnAsync(limiter, "one", limit: 50, left: 1);

        Assert.True((await NowAsync(limiter, "one")).IsAcquired);
        Assert.Equal(30, await RefusalAsync(limiter, operation: "one"));
    }

    [Fact]
    public void Ever_new_limits_do_not_fill_the_memory()
    {
        var limits = new LearnedLimits();
        for (var limit = 1; limit < 2_000; limit++)
        {
            limits.Start("one");
            limits.Finish("one", limit, Headers(("RateLimit-Limit", $"{limit}"), ("RateLimit-Remaining", "1"), ("RateLimit-Reset", "30")), TimeSpan.Zero, Time.GetUtcNow());
        }

        Assert.InRange(limits.Count, 1, 64);
    }

    [Fact]
    public async Task A_limit_that_is_forgotten_holds_nobody_back()
    {
        var limiter = Limiter();
        await LearnAsync(limiter, "scarce", limit: 1_000_000, left: 0);

        for (var limit = 1; limit < 100; limit++) await LearnAsync(limiter, "odd", limit, left: 1);

        Assert.True((await NowAsync(limiter, "scarce")).IsAcquired);
    }

    private static async Task LearnAsync(LearnedRateLimiter limiter, string operation, int limit, int left) => (await NowAsync(limiter, operation))
        .Finish(200, Headers(("RateLimit-Limit", $"{limit}"), ("RateLimit-Remaining", $"{left}"), ("RateLimit-Reset", "30")));
}
