using System.Globalization;

namespace LeadMagic.Server.Commands;

/// <summary>Measures where the time of one call goes, from the outside of the way to the API.</summary>
internal sealed class CallTiming(TimeProvider time) : DelegatingHandler
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CallPhase, TimeSpan> _phases = [];
    private int _requests;
    private long _last;

    /// <summary>Notes that the call begins.</summary>
    public void Begin() => _last = time.GetTimestamp();

    /// <summary>Notes that the call has its result.</summary>
    public void End() => Note(_requests == 0 ? CallPhase.Validation : CallPhase.Reading);

    public TimeSpan Of(CallPhase phase) => _phases.GetValueOrDefault(phase);

    /// <summary>One line, such as <c>validation 2.1 ms, sending 30.4 ms, waiting 210.0 ms, reading 1.3 ms, in all 243.8 ms</c>.</summary>
    public override string ToString()
    {
        var phases = Enum.GetValues<CallPhase>().Where(_phases.ContainsKey).Select(phase => $"{Name(phase)} {Milliseconds(_phases[phase])}");
        var total = _phases.Values.Aggregate(TimeSpan.Zero, (sum, part) => sum + part);
        var requests = _requests switch { 0 => " (nothing was sent)", 1 => "", _ => $" ({_requests.ToString(CultureInfo.InvariantCulture)} requests)" };
        return $"{string.Join(", ", phases)}, in all {Milliseconds(total)}{requests}";
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Note(Interlocked.Increment(ref _requests) == 1 ? CallPhase.Validation : CallPhase.Pausing);
        if (request.Content is { } content) request.Content = new MeasuredContent(content, () => Note(CallPhase.Sending));
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Note(CallPhase.Waiting);
        }
    }

    /// <summary>The time since the last note belongs to this phase.</summary>
    private void Note(CallPhase phase)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _phases[phase] = Of(phase) + time.GetElapsedTime(_last, now);
            _last = now;
        }
    }

    private static string Name(CallPhase phase) => phase.ToString().ToLowerInvariant();

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture)} ms";
}

/// <summary>A part of a call's time.</summary>
internal enum CallPhase
{
    /// <summary>Arguments, credits, consent and the API's limits, up to the first request.</summary>
    Validation,

    /// <summary>Connecting, and writing the request where it has a body.</summary>
    Sending,

    /// <summary>Up to the answer's headers; of a request without a body all since its beginning.</summary>
    Waiting,

    /// <summary>Between two requests of the call.</summary>
    Pausing,

    /// <summary>The answer's body, its checks, and the result.</summary>
    Reading,
}
