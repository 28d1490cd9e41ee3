using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>What is known of one rate limit of the API: how many requests may still start, and until when. Not safe for several threads.</summary>
internal sealed class LearnedWindow
{
    /// <summary>Servers round to whole seconds: ends that differ by less belong to the same window.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private int? _limit;
    private int? _left;
    private TimeSpan _end;
    private TimeSpan _length;
    private long _firstNumber;
    private int _unreported;

    /// <summary>Begins the next window when this one is over.</summary>
    /// <param name="nextNumber">The number of the next request; requests are numbered as they start.</param>
    public void Roll(TimeSpan now, long nextNumber)
    {
        if (_left is null || now < _end) return;
        _left = _limit;
        _end = now + _length;
        _firstNumber = nextNumber;
        _unreported = 0;
    }

    /// <summary>Counts a request that starts.</summary>
    public void Start() => _unreported++;

    /// <summary>Forgets a request: what it used shows in what the API says is left, or else it is given back.</summary>
    public void Finish(long number)
    {
        if (number >= _firstNumber && _unreported > 0) _unreported--;
    }

    /// <summary>
    /// Takes in what an answer says. Answers overtake each other, so within a window the smallest number counts. The end stays as it was
    /// first understood: a sliding one would otherwise never come.
    /// </summary>
    public void Learn(RateLimitHint hint, TimeSpan now)
    {
        var reset = hint.Reset > Shortest ? hint.Reset : Shortest;
        var isSame = _left is not null && (now + reset - _end).Duration() <= Rounding;
        _limit = hint.Limit;
        _left = isSame ? Math.Min(_left!.Value, hint.Left) : hint.Left;
        if (isSame) return;
        _end = now + reset;

        // The longest time to an end that was seen is the best guess at the whole.
        if (reset > _length) _length = reset;
    }

    /// <summary>What is known; null for nothing.</summary>
    public LearnedLimit? Read(TimeSpan now) => _left is { } left ? new(_limit, Math.Max(0, left - _unreported), _end - now) : null;

    /// <summary>How long a request must wait that has so many others before it; zero when it may start.</summary>
    public TimeSpan Wait(TimeSpan now, int ahead)
    {
        if (_left is not { } left) return TimeSpan.Zero;
        var missing = ahead + 1 - (left - _unreported);
        if (missing <= 0) return TimeSpan.Zero;
        var furtherWindows = _limit is { } limit ? (missing - 1) / limit : 0;
        return _end - now + (furtherWindows * _length);
    }
}
