using System.Globalization;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;
using Polly;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>What one call remembers between its attempts.</summary>
internal sealed class CallState(ToolDefinition tool, ApiConnectionOptions options)
{
    /// <summary>Carries the state through Polly's context.</summary>
    public static readonly ResiliencePropertyKey<CallState> Key = new("OpenApiMcp.Call");

    private readonly long _start = options.TimeProvider.GetTimestamp();
    private bool _mayHaveRun;

    public ToolDefinition Tool { get; } = tool;

    public Attempt Current { get; private set; } = new(tool.Retry);

    /// <summary>How many attempts have begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>True while the next attempt waits for its turn: nothing of it has been sent.</summary>
    public bool IsQueued { get; private set; }

    /// <summary>The wait before the next attempt, decided by the last <see cref="PlansRetry"/>.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>True when an attempt before the current one may have run.</summary>
    public bool MayHaveRunBefore => _mayHaveRun;

    /// <summary>How long an attempt may wait for its turn: a whole attempt must fit into what is left.</summary>
    public TimeSpan Patience => TimeLeft > options.AttemptTimeout ? TimeLeft - options.AttemptTimeout : TimeSpan.Zero;

    private TimeSpan TimeLeft => options.TotalTimeout - options.TimeProvider.GetElapsedTime(_start);

    public static CallState Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    public void Queue() => IsQueued = true;

    public Attempt Begin()
    {
        IsQueued = false;
        Attempts++;
        return Current = new Attempt(Tool.Retry);
    }

    /// <summary>
    /// Decides whether to repeat. A wait that does not fit into the time left is not begun: the answer at hand is worth more than a time-out.
    /// What may be charged is sent only if a whole attempt fits, too: our own clock must not cut off an answer that has been paid for.
    /// </summary>
    public bool PlansRetry(AttemptResult result, int attempt)
    {
        if (result.Failure is { MayHaveRun: true } || result.Response is { Status: >= 500 }) _mayHaveRun = true;
        if (!RetryRules.Allows(Tool.Retry, result) || WasCharged(result)) return false;
        Wait = RetryRules.Wait(result, attempt, options.Jitter(), options.TimeProvider.GetUtcNow());
        if (Tool.Retry == RetryClass.Safe ? Wait >= TimeLeft : Wait > Patience) return false;
        var outcome = result.Response?.Status.ToString(CultureInfo.InvariantCulture) ?? "no answer";
        options.Telemetry?.Retried(Tool.Name);
        ResilienceLog.RetryPlanned(options.Logger, Tool.Name, Attempts, outcome, Wait.TotalSeconds);
        return true;
    }

    private bool WasCharged(AttemptResult result)
    {
        var response = result.Response ?? (Current.Received is { } received ? ResponseReader.DescribeHead(received) : null);
        return response is not null && options.CreditReader?.Read(Tool, response).Cost > 0;
    }
}
