using System.Threading.RateLimiting;
using OpenApiMcp.Runtime.Http;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Sends a request once.</summary>
internal delegate ValueTask<AttemptResult> SendOnce(Attempt attempt, CancellationToken cancellationToken);

/// <summary>
/// Runs the attempts of a call, from the outside in: the circuit breaker, a time-out for all attempts, repetition where the operation
/// allows it, the turn that each attempt waits for, a time-out for each.
/// </summary>
internal sealed class CallPipeline
{
    private readonly ResiliencePipeline<AttemptResult> _call;
    private readonly ResiliencePipeline<AttemptResult> _attempt;
    private readonly LearnedRateLimiter _limiter;
    private readonly ApiConnectionOptions _options;

    public CallPipeline(ApiConnectionOptions options)
    {
        _options = options;
        _limiter = new LearnedRateLimiter(options.MaxConcurrency, options.MaxWaiting, options.TimeProvider, options.Logger);
        var call = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }
            .AddCircuitBreaker(Circuit.Options(options.Logger))
            .AddTimeout(options.TotalTimeout);
        if (options.MaxAttempts > 1) call.AddRetry(Retry(options.MaxAttempts - 1));
        _call = call.Build();
        _attempt = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }.AddTimeout(options.AttemptTimeout).Build();
    }

    public IReadOnlyList<LearnedLimit> Limits => _limiter.Limits;

    /// <param name="send">Sends the request once. It throws <see cref="OperationCanceledException"/> only for its token.</param>
    public async Task<AttemptResult> RunAsync(CallState state, SendOnce send, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallState.Key, state);
        try
        {
            return await _call.ExecuteAsync(
                static (context, run) => run.Pipeline.AttemptAsync(run.State, run.Send, context.CancellationToken),
                context,
                (Pipeline: this, State: state, Send: send));
        }
        catch (TimeoutRejectedException exception)
        {
            return AttemptResult.Failed(FailureTexts.TimedOut(state, _options.TotalTimeout, exception));
        }
        catch (BrokenCircuitException exception)
        {
            var wait = exception.RetryAfter is { } time && time > TimeSpan.Zero ? time : TimeSpan.FromSeconds(1);
            ResilienceLog.RefusedByCircuit(_options.Logger, state.Tool.Name, wait.TotalSeconds);
            return AttemptResult.Refused(FailureTexts.CircuitOpen(state, wait));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<AttemptResult> AttemptAsync(CallState state, SendOnce send, CancellationToken cancellationToken)
    {
        using var lease = await QueueAsync(state, cancellationToken);
        if (!lease.IsAcquired) return Refuse(state, lease);
        var attempt = state.Begin();
        try
        {
            var result = await _attempt.ExecuteAsync(static (run, token) => run.Send(run.Attempt, token), (Attempt: attempt, Send: send), cancellationToken);
            lease.Finish(result.Response?.Status, result.Response?.Headers);
            return result;
        }
        catch (TimeoutRejectedException exception)
        {
            return AttemptResult.Failed(FailureTexts.TimedOut(state, _options.AttemptTimeout, exception));
        }
    }

    private async ValueTask<RequestLease> QueueAsync(CallState state, CancellationToken cancellationToken)
    {
        state.Queue();
        var start = _options.TimeProvider.GetTimestamp();
        var lease = await _limiter.AcquireAsync(state.Tool.Operation, state.Patience, cancellationToken);
        var waited = _options.TimeProvider.GetElapsedTime(start);
        if (lease.IsAcquired && waited > TimeSpan.Zero) ResilienceLog.HeldBack(_options.Logger, state.Tool.Name, waited.TotalSeconds);
        return lease;
    }

    private AttemptResult Refuse(CallState state, RequestLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
        {
            ResilienceLog.RefusedByRateLimit(_options.Logger, state.Tool.Name, wait.TotalSeconds);
            return AttemptResult.Refused(FailureTexts.HeldBack(state, wait));
        }

        ResilienceLog.RefusedByQueue(_options.Logger, state.Tool.Name);
        return AttemptResult.Refused(FailureTexts.Crowded(state));
    }

    private static RetryStrategyOptions<AttemptResult> Retry(int repetitions) => new()
    {
        MaxRetryAttempts = repetitions,
        ShouldHandle = static arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } result && CallState.Of(arguments.Context).PlansRetry(result, arguments.AttemptNumber)),
        DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(CallState.Of(arguments.Context).Wait),
    };
}
