using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>
/// Lets requests to one API start: in the order of their arrival, no more at once than allowed, and no more than the API's own answers
/// say that it will take. Nobody waits here longer than he said; whoever would have to is refused at once.
/// </summary>
/// <remarks>A 429 holds back every call: an API may punish those who go on calling.</remarks>
internal sealed class LearnedRateLimiter(int maxInFlight, int maxWaiting, TimeProvider time, ILogger logger) : RateLimiter
{
    /// <summary>How long a 429 holds back that names no time.</summary>
    private static readonly TimeSpan UsualHold = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly long _epoch = time.GetTimestamp();
    private readonly List<Waiter> _waiting = [];
    private readonly LearnedLimits _limits = new();
    private TimeSpan _heldUntil;
    private TimeSpan? _alarm;
    private long _nextNumber;
    private int _inFlight;

    public override TimeSpan? IdleDuration => null;

    /// <summary>What the API's answers have told so far.</summary>
    public IReadOnlyList<LearnedLimit> Limits
    {
        get
        {
            lock (_lock)
            {
                _limits.Roll(Now, _nextNumber);
                return _limits.Read(Now);
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_epoch);

    public override RateLimiterStatistics GetStatistics()
    {
        lock (_lock) return new RateLimiterStatistics { CurrentAvailablePermits = maxInFlight - _inFlight, CurrentQueuedCount = _waiting.Count };
    }

    /// <summary>Waits for the right to send a request.</summary>
    /// <param name="operation">Names the operation that the request belongs to.</param>
    /// <param name="patience">How long the caller can wait. Whoever would have to wait longer for the API's limits is refused at once.</param>
    /// <returns>The right, or a refusal. A refusal says after how long to ask again, except where too many wait already.</returns>
    public ValueTask<RequestLease> AcquireAsync(string operation, TimeSpan patience, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_lock)
        {
            if (StartAtOnce(operation) is { } lease) return new(lease);
            waiter = new Waiter(operation, Now + patience);
            _waiting.Add(waiter);
            Pump();
            if (_waiting.Count > maxWaiting && _waiting.Remove(waiter)) return new(new RequestLease(retryAfter: null));
        }

        return WaitAsync(waiter, cancellationToken);
    }

    private async ValueTask<RequestLease> WaitAsync(Waiter waiter, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister((_, token) => Cancel(waiter, token), state: null);
        return await waiter.Task;
    }

    /// <summary>Called once by each lease.</summary>
    internal void Finish(string operation, long number, int? status, IReadOnlyDictionary<string, string>? headers)
    {
        var utcNow = time.GetUtcNow();
        TimeSpan? hold = status == 429 && headers is not null ? RateLimitHeaders.Cut(WaitTime.Read(headers, utcNow) ?? UsualHold) : null;
        lock (_lock)
        {
            _inFlight--;
            _limits.Roll(Now, _nextNumber);
            _limits.Finish(operation, number, headers, Now, utcNow);
            if (hold is { } longest && Now + longest > _heldUntil) _heldUntil = Now + longest;
            Pump();
        }

        if (hold is { } wait) ResilienceLog.RateLimitExceeded(logger, wait.TotalSeconds);
    }

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock) return StartAtOnce("") ?? Refusal(Wait([], ahead: null, Now));
    }

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        await AcquireAsync("", TimeSpan.MaxValue / 2, cancellationToken);

    /// <summary>What nobody has to wait for, since nobody waits and nothing holds the request back; else null.</summary>
    private RequestLease? StartAtOnce(string operation)
    {
        var now = Now;
        _limits.Roll(now, _nextNumber);
        return _waiting.Count == 0 && _inFlight < maxInFlight && Wait(_limits.Of(operation), ahead: null, now) == TimeSpan.Zero ? Start(operation) : null;
    }

    /// <summary>Starts those whose turn has come, and refuses those who would have to wait longer than they can.</summary>
    private void Pump()
    {
        var now = Now;
        _limits.Roll(now, _nextNumber);
        Dictionary<LearnedWindow, int>? ahead = null;
        TimeSpan? soonest = null;
        for (var i = 0; i < _waiting.Count;)
        {
            var waiter = _waiting[i];
            var windows = _limits.Of(waiter.Operation);
            var wait = Wait(windows, ahead, now);
            var isTooLate = now + wait > waiter.Deadline;
            if (isTooLate || (wait == TimeSpan.Zero && _inFlight < maxInFlight))
            {
                _waiting.RemoveAt(i);
                waiter.SetResult(isTooLate ? Refusal(wait) : Start(waiter.Operation));
                continue;
            }

            i++;
            foreach (var window in windows)
            {
                if (window is not null) (ahead ??= [])[window] = ahead.GetValueOrDefault(window) + 1;
            }

            if (wait > TimeSpan.Zero && !(soonest <= wait)) soonest = wait;
        }

        // Who only waits for another request to end is started by that end.
        if (soonest is { } next) SetAlarm(next);
    }

    private TimeSpan Wait(ReadOnlySpan<LearnedWindow?> windows, Dictionary<LearnedWindow, int>? ahead, TimeSpan now)
    {
        var wait = _heldUntil > now ? _heldUntil - now : TimeSpan.Zero;
        foreach (var window in windows)
        {
            if (window is null) continue;
            var own = window.Wait(now, ahead?.GetValueOrDefault(window) ?? 0);
            if (own > wait) wait = own;
        }

        return wait;
    }

    private RequestLease Start(string operation)
    {
        _inFlight++;
        _limits.Start(operation);
        return new RequestLease(this, operation, _nextNumber++);
    }

    private static RequestLease Refusal(TimeSpan wait) => new(wait > TimeSpan.Zero ? wait : null);

    private void Cancel(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_waiting.Remove(waiter)) return;
            waiter.SetCanceled(cancellationToken);
            Pump();
        }
    }

    private void SetAlarm(TimeSpan wait)
    {
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

    private sealed class Waiter(string operation, TimeSpan deadline) : TaskCompletionSource<RequestLease>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public string Operation { get; } = operation;

        public TimeSpan Deadline { get; } = deadline;
    }
}
