namespace OpenApiMcp.Generator.Tests.Hostile;

/// <summary>The guard must fail a test rather than wait for it.</summary>
[Collection(HangGuard.Collection)]
public class HangGuardTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Work_that_never_ends_fails_the_test()
    {
        using var end = new ManualResetEventSlim();
        var guarded = HangGuard.RunAsync(() => end.Wait(Timeout.Infinite, TestContext.Current.CancellationToken), Long, TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => guarded);
        end.Set();
    }

    [Fact]
    public async Task Work_that_takes_more_of_the_processor_than_it_may_fails_the_test()
    {
        var bound = TimeSpan.FromMilliseconds(20);

        await Assert.ThrowsAsync<TimeoutException>(() => HangGuard.RunAsync(() => Spin(bound), bound, Long));
    }

    [Fact]
    public async Task Work_that_waits_takes_no_time_of_the_processor()
    {
        using var end = new ManualResetEventSlim();
        var guarded = HangGuard.RunAsync(() => end.Wait(Timeout.Infinite, TestContext.Current.CancellationToken), HangGuard.Bound, Long);
        end.Set();

        Assert.True(await guarded);
    }

    private static int Spin(TimeSpan time)
    {
        var rounds = 0;
        for (var before = HangGuard.Used(); HangGuard.Used() - before <= time;) rounds++;
        return rounds;
    }
}
