using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using OpenApiMcp.TestKit.Mcp;

namespace OpenApiMcp.TestKit.Time;

/// <summary>
/// The clock of the tests. It moves only when it is advanced, as the package's does, and it adds what that lacks: it notes the delays, skips them on
/// request, and lets a test wait for a timer, so that no test advances the clock too early.
/// </summary>
public sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();
    private readonly List<TimeSpan> _delays = [];

    /// <summary>Starts at noon of 20 October 2026, UTC.</summary>
    public TestClock()
        : this(new DateTimeOffset(2026, 10, 20, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>True if each <see cref="Task.Delay(TimeSpan, TimeProvider)"/> ends at once and advances the clock by its length. Time-outs still run.</summary>
    public bool SkipsDelays { get; init; }

    /// <summary>The length of each <see cref="Task.Delay(TimeSpan, TimeProvider)"/> so far.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_delays) return [.. _delays];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Task.Delay passes its task as the state, CancellationTokenSource itself.
        bool isDelay = state is Task;
        bool isSkipped = isDelay && SkipsDelays;
        ITimer timer = base.CreateTimer(callback, state, isSkipped ? Timeout.InfiniteTimeSpan : dueTime, period);
        if (isDelay)
        {
            lock (_delays) _delays.Add(dueTime);
        }

        _timers.Writer.TryWrite(dueTime);
        if (isSkipped) ThreadPool.QueueUserWorkItem(_ => Skip(callback, state, dueTime));
        return timer;
    }

    /// <summary>Waits until a timer of this length has been set, then lets that much time pass.</summary>
    public async Task PassAsync(TimeSpan dueTime)
    {
        await SetAsync(dueTime);
        Advance(dueTime);
    }

    /// <summary>Waits until a timer of this length has been set.</summary>
    public async Task SetAsync(TimeSpan dueTime)
    {
        while (await _timers.Reader.ReadAsync().AsTask().WaitAsync(PipedServer.Guard) != dueTime)
        {
        }
    }

    /// <summary>Calls back outside of <see cref="FakeTimeProvider.Advance"/>, within which the package fires no other timer.</summary>
    private void Skip(TimerCallback callback, object? state, TimeSpan dueTime)
    {
        Advance(dueTime);
        callback(state);
    }
}
