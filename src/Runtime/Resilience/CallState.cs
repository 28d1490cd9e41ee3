using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;
using Polly;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>What one call remembers between its attempts.</summary>
internal sealed class CallState(RetryClass retry, ApiConnectionOptions options)
{
    /// <summary>Carries the state through Polly's context.</summary>
    public static readonly ResiliencePropertyKey<CallState> Key = new("OpenApiMcp.Call");

    private readonly long _start = options.TimeProvider.GetTimestamp();
    private bool _mayHaveRun;

    public RetryClass Retry { get; } = retry;

    public Attempt Current { get; private set; } = new(retry);

    /// <summary>How many attempts have begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>The wait before the next attempt, decided by the last <see cref="PlansRetry"/>.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>True when an attempt before the current one may have run.</summary>
    public bool MayHaveRunBefore => _mayHaveRun;

    public Attempt Begin()
    {
        Attempts++;
        return Current = new Attempt(Retry);
    }

    /// <summary>
    /// Decides whether to repeat. A wait that does not fit into the time left is not begun: the answer at hand is worth more than a time-out.
    /// </summary>
    public bool PlansRetry(AttemptResult result, int attempt)
    {
        if (result.Failure is { MayHaveRun: true } || result.Response is { Status: >= 500 }) _mayHaveRun = true;
        if (!RetryRules.Allows(Retry, result)) return false;
        Wait = RetryRules.Wait(result, attempt, options.Jitter(), options.TimeProvider.GetUtcNow());
        return Wait < options.TotalTimeout - options.TimeProvider.GetElapsedTime(_start);
    }
}
