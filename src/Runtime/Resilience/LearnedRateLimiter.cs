using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>
/// Lets requests to one API start: in the order of their arrival, no more at once than allowed, and no more than the API's own answers
/// say that it will take. Nobody waits here longer than he said; whoever would have to is refused at once.
/// </summary>
/// <remarks>Limits are an account's, so one limiter serves all operations, and a 429 holds back every call.</remarks>
internal sealed class LearnedRateLimiter(int maxInFlight, int maxWaiting, TimeProvider time, ILogger logger) : RateLimiter
{
    /// <summary>What a 429 that names no time costs the next request.</summary>
    private static readonly TimeSpan UsualHold = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly long _epoch = time.GetTimestamp();
    private readonly LinkedList<Waiter> _waiting = new();
    private readonly LearnedWindow[] _windows = [.. Enumerable.Range(0, RateLimitHeaders.Count).Select(_ => new LearnedWindow())];
    private TimeSpan _heldUntil;
    private TimeSpan? _alarm;
    private long _nextNumber;
    private int _inFlight;

    public override TimeSpan? IdleDuration => null;

    private TimeSpan Now => time.GetElapsedTime(_epoch);

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock) return new RateLimiterStatistics { CurrentAvailablePermits = maxInFlight - _inFlight, CurrentQueuedCount = _waiting.Count };
    }

    /// <summary>Waits for the right to send a request.</summary>
    /// <param name="patience">How long the caller can wait. Whoever would have to wait longer for the API's limits is refused at once.</param>
    /// <returns>The right, or a refusal. A refusal says after how long to ask again, except where too many wait already.</returns>
    public async ValueTask<RequestLease> AcquireAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (TryStart() is { } lease) return lease;
            var wait = Wait(_waiting.Count);
            if (wait > patience) return new RequestLease(wait);
            if (_waiting.Count >= maxWaiting) return new RequestLease(retryAfter: null);
            waiter = new Waiter(Now + patience);
            _waiting.AddLast(waiter);
            SetAlarm();
        }

        await using var registration = cancellationToken.UnsafeRegister((_, token) => Cancel(waiter, token), state: null);
        return await waiter.Task;
    }

    /// <summary>Called once by each lease.</summary>
    internal void Finish(long number, int? status, IReadOnlyDictionary<string, string>? headers)
    {
        var utcNow = time.GetUtcNow();
        TimeSpan? hold = status == 429 && headers is not null ? RateLimitHeaders.Cut(WaitTime.Read(headers, utcNow) ?? UsualHold) : null;
        lock (_lock)
        {
            _inFlight--;
            Roll();
            for (var i = 0; i < _windows.Length; i++) _windows[i].Finish(headers is null ? null : RateLimitHeaders.Read(headers, i, utcNow), number, Now);
            if (hold is { } longest && Now + longest > _heldUntil) _heldUntil = Now + longest;
            Pump();
        }

        if (hold is { } wait) ResilienceLog.RateLimitExceeded(logger, wait.TotalSeconds);
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock) return TryStart() ?? new RequestLease(Wait(_waiting.Count));
    }

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        await AcquireAsync(TimeSpan.MaxValue / 2, cancellationToken);

    private RequestLease? TryStart() => _waiting.Count == 0 && MayStart() ? Start() : null;

    private bool MayStart() => _inFlight < maxInFlight && Wait(ahead: 0) <= TimeSpan.Zero;

    private RequestLease Start()
    {
        _inFlight++;
        foreach (var window in _windows) window.Start();
        return new RequestLease(this, _nextNumber++);
    }

    private void Roll()
    {
        foreach (var window in _windows) window.Roll(Now, _nextNumber);
    }

    /// <summary>How long the API's limits hold back a request that has so many others before it.</summary>
    private TimeSpan Wait(int ahead)
    {
        Roll();
        var wait = _heldUntil - Now;
        foreach (var window in _windows)
        {
            var own = window.Wait(Now, ahead);
            if (own > wait) wait = own;
        }

        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>Refuses those who would now have to wait longer than they can, and starts those whose turn has come.</summary>
    private void Pump()
    {
        var ahead = 0;
        foreach (var waiter in _waiting.ToList())
        {
            var wait = Wait(ahead);
            if (Now + wait <= waiter.Deadline)
            {
                ahead++;
                continue;
            }

            _waiting.Remove(waiter);
            waiter.SetResult(new RequestLease(wait > TimeSpan.Zero ? wait : null));
        }

        while (_waiting.First is { Value: var first } && MayStart())
        {
            _waiting.RemoveFirst();
            first.SetResult(Start());
        }

        SetAlarm();
    }

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(waiter)) return;
            waiter.SetCanceled(cancellationToken);
            Pump();
        }
    }

    /// <summary>Sees to it that the first one is started when its time comes. Who waits for another request to end is started by that end.</summary>
    private void SetAlarm()
    {
        if (_waiting.Count == 0 || Wait(ahead: 0) is var wait && wait <= TimeSpan.Zero) return;
        wait = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)); // timers cut a part of a millisecond off
        var due = Now + wait;
        if (_alarm <= due) return;
        _alarm = due;
        _ = RingAsync(wait, due);
    }

    private async Task RingAsync(TimeSpan wait, TimeSpan due)
    {
        await Task.Delay(wait, time);
        lock (_lock)
        {
            if (_alarm == due) _alarm = null;
            Pump();
        }
    }

    private sealed class Waiter(TimeSpan deadline) : TaskCompletionSource<RequestLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public TimeSpan Deadline { get; } = deadline;
    }
}
