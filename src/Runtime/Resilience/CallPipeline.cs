using System.Diagnostics.CodeAnalysis;
using OpenApiMcp.Runtime.Http;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Sends a request once. It never throws: an exception is its outcome.</summary>
internal delegate ValueTask<Outcome<AttemptResult>> SendOnce(Attempt attempt, CancellationToken cancellationToken);

/// <summary>
/// Runs the attempts of a call, from the outside in: the circuit breaker, a time-out for all attempts, repetition where the operation
/// allows it, the turn that each attempt waits for, a time-out for each.
/// </summary>
internal sealed class CallPipeline
{
    private readonly ResiliencePipeline<AttemptResult> _call;
    private readonly LearnedRateLimiter _limiter;
    private readonly ApiConnectionOptions _options;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly checks the attributes of a strategy's options by reflection; TurnOptions has none.")]
    public CallPipeline(ApiConnectionOptions options)
    {
        _options = options;
        _limiter = new LearnedRateLimiter(options.MaxConcurrency, options.MaxWaiting, options.TimeProvider, options.Logger);
        var call = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }
            .AddCircuitBreaker(Circuit.Options(options.Logger))
            .AddTimeout(options.TotalTimeout);
        if (options.MaxAttempts > 1) call.AddRetry(Retry(options.MaxAttempts - 1));
        _call = call.AddStrategy(_ => new TurnStrategy(_limiter, options), new TurnOptions()).AddTimeout(options.AttemptTimeout).Build();
    }

    public IReadOnlyList<LearnedLimit> Limits => _limiter.Limits;

    /// <param name="send">Sends the request once. An <see cref="OperationCanceledException"/> is its outcome only for its token.</param>
    public async Task<AttemptResult> RunAsync(CallState state, SendOnce send, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallState.Key, state);
        try
        {
            var outcome = await _call.ExecuteOutcomeAsync(
                static (context, run) => run.Send(run.State.Current, context.CancellationToken),
                context,
                (State: state, Send: send));
            return Result(outcome, state);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private AttemptResult Result(Outcome<AttemptResult> outcome, CallState state)
    {
        switch (outcome.Exception)
        {
            case TimeoutRejectedException exception:
                return AttemptResult.Failed(FailureTexts.TimedOut(state, _options.TotalTimeout, exception));
            case BrokenCircuitException exception:
                var wait = exception.RetryAfter is { } time && time > TimeSpan.Zero ? time : TimeSpan.FromSeconds(1);
                ResilienceLog.RefusedByCircuit(_options.Logger, state.Tool.Name, wait.TotalSeconds);
                return AttemptResult.Refused(FailureTexts.CircuitOpen(state, wait));
            default:
                outcome.ThrowIfException();
                return outcome.Result!;
        }
    }

    private static RetryStrategyOptions<AttemptResult> Retry(int repetitions) => new()
    {
        MaxRetryAttempts = repetitions,
        ShouldHandle = static arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } result && CallState.Of(arguments.Context).PlansRetry(result, arguments.AttemptNumber)),
        DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(CallState.Of(arguments.Context).Wait),
    };
}
