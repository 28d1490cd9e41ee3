using OpenApiMcp.Runtime.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Sends a request once.</summary>
internal delegate ValueTask<AttemptResult> SendOnce(Attempt attempt, CancellationToken cancellationToken);

/// <summary>Runs the attempts of a call: a time-out for all of them, repetition where the operation allows it, a time-out for each.</summary>
internal sealed class CallPipeline
{
    private readonly ResiliencePipeline<AttemptResult> _call;
    private readonly ResiliencePipeline<AttemptResult> _attempt;
    private readonly ApiConnectionOptions _options;

    public CallPipeline(ApiConnectionOptions options)
    {
        _options = options;
        var call = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }.AddTimeout(options.TotalTimeout);
        if (options.MaxAttempts > 1) call.AddRetry(Retry(options.MaxAttempts - 1));
        _call = call.Build();
        _attempt = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }.AddTimeout(options.AttemptTimeout).Build();
    }

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
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<AttemptResult> AttemptAsync(CallState state, SendOnce send, CancellationToken cancellationToken)
    {
        var attempt = state.Begin();
        try
        {
            return await _attempt.ExecuteAsync(static (run, token) => run.Send(run.Attempt, token), (Attempt: attempt, Send: send), cancellationToken);
        }
        catch (TimeoutRejectedException exception)
        {
            return AttemptResult.Failed(FailureTexts.TimedOut(state, _options.AttemptTimeout, exception));
        }
    }

    private static RetryStrategyOptions<AttemptResult> Retry(int repetitions) => new()
    {
        MaxRetryAttempts = repetitions,
        ShouldHandle = static arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } result && State(arguments.Context).PlansRetry(result, arguments.AttemptNumber)),
        DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(State(arguments.Context).Wait),
    };

    private static CallState State(ResilienceContext context) => context.Properties.GetValue(CallState.Key, null!);
}
