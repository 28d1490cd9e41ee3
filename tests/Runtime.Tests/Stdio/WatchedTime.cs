using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>A clock that stands still until somebody waits for it, so that no test advances it too early.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        _timers.Writer.TryWrite(dueTime);
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
        while (await _timers.Reader.ReadAsync().AsTask().WaitAsync(Wire.Guard) != dueTime)
        {
        }
    }
}
