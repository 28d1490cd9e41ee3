using System.Threading.RateLimiting;
using OpenApiMcp.Runtime.Http;
using Polly;
using Polly.Timeout;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Begins an attempt when its turn has come, and lets the limiter learn from its end.</summary>
internal sealed class TurnStrategy(LearnedRateLimiter limiter, ApiConnectionOptions options) : ResilienceStrategy<AttemptResult>
{
    protected override async ValueTask<Outcome<AttemptResult>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<AttemptResult>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = CallState.Of(context);
        RequestLease lease;
        try
        {
            lease = await QueueAsync(call, context.CancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<AttemptResult>(exception);
        }

        using (lease)
        {
            if (!lease.IsAcquired) return Outcome.FromResult(Refuse(call, lease));
            call.Begin();
            var outcome = await callback(context, state);
            if (outcome.Exception is TimeoutRejectedException exception)
            {
                return Outcome.FromResult(AttemptResult.Failed(FailureTexts.TimedOut(call, options.AttemptTimeout, exception)));
            }

            if (outcome.Result is { } result) lease.Finish(result.Response?.Status, result.Response?.Headers);
            return outcome;
        }
    }

    private async ValueTask<RequestLease> QueueAsync(CallState call, CancellationToken cancellationToken)
    {
        call.Queue();
        var start = options.TimeProvider.GetTimestamp();
        var lease = await limiter.AcquireAsync(call.Tool.Operation, call.Patience, cancellationToken);
        var waited = options.TimeProvider.GetElapsedTime(start);
        if (lease.IsAcquired && waited > TimeSpan.Zero) ResilienceLog.HeldBack(options.Logger, call.Tool.Name, waited.TotalSeconds);
        return lease;
    }

    private AttemptResult Refuse(CallState call, RequestLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            ResilienceLog.RefusedByRateLimit(options.Logger, call.Tool.Name, wait.TotalSeconds);
            return AttemptResult.Refused(FailureTexts.HeldBack(call, wait));
        }

        ResilienceLog.RefusedByQueue(options.Logger, call.Tool.Name);
        return AttemptResult.Refused(FailureTexts.Crowded(call));
    }
}

/// <summary>Polly asks for options of each strategy; this one takes its own from the connection.</summary>
internal sealed class TurnOptions : ResilienceStrategyOptions;
