using OpenApiMcp.TestKit.Time;

namespace OpenApiMcp.TestKit.Tests.Time;

/// <summary>What the clock of the tests adds to the package's.</summary>
public class TestClockTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delay_is_noted_and_waits_for_the_clock()
    {
        TestClock clock = new();
        Task delay = Task.Delay(Second, clock, Token);
        Assert.False(delay.IsCompleted);

        await clock.PassAsync(Second);

        await delay;
        Assert.Equal([Second], clock.Delays);
    }

    [Fact]
    public async Task A_skipped_delay_ends_by_itself_and_advances_the_clock()
    {
        TestClock clock = new() { SkipsDelays = true };
        DateTimeOffset start = clock.GetUtcNow();

        await Task.Delay(Second, clock, Token);

        Assert.Equal(Second, clock.GetUtcNow() - start);
        Assert.Equal([Second], clock.Delays);
    }

    [Fact]
    public async Task A_time_out_is_not_skipped_and_runs_off_during_a_skipped_delay()
    {
        TestClock clock = new() { SkipsDelays = true };
        using CancellationTokenSource timeout = new(Second, clock);
        Assert.False(timeout.IsCancellationRequested);

        await Task.Delay(Second, clock, Token);

        Assert.True(timeout.IsCancellationRequested);
        Assert.Equal([Second], clock.Delays);
    }

    [Fact]
    public async Task What_follows_a_skipped_delay_can_advance_the_clock_itself()
    {
        TestClock clock = new() { SkipsDelays = true };
        using CancellationTokenSource timeout = new(2 * Second, clock);

        // Set as Task.Delay sets it, so that what follows runs within the callback for certain.
        TaskCompletionSource<bool> following = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ITimer delay = clock.CreateTimer(
            _ =>
            {
                clock.Advance(Second);
                following.SetResult(timeout.IsCancellationRequested);
            },
            following.Task,
            Second,
            Timeout.InfiniteTimeSpan);

        Assert.True(await following.Task);
    }
}
