using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Decides when a connection stops sending to an API that fails, and when it tries again.</summary>
/// <remarks>
/// Calls are counted, not attempts, and only the API's own failures: 5xx, no connection, no complete answer. Half of at least eight calls
/// within two minutes must fail. A person's assistant makes a handful of calls, so two failures must not lock it out; a program that
/// sends dozens to a dead API is stopped within seconds. Then one call in fifteen seconds is sent as a trial, and its answer closes the circuit.
/// </remarks>
internal static class Circuit
{
    public const int LeastCalls = 8;

    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(15);

    public static CircuitBreakerStrategyOptions<AttemptResult> Options(ILogger logger)
    {
        var state = new CircuitBreakerStateProvider();
        return new()
        {
            StateProvider = state,
            MinimumThroughput = LeastCalls,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromMinutes(2),
            BreakDuration = BreakDuration,
            ShouldHandle = arguments => ValueTask.FromResult(IsFailure(arguments.Outcome, arguments.Context, state)),
            OnOpened = arguments => Note(() => ResilienceLog.CircuitOpened(logger, arguments.BreakDuration.TotalSeconds)),
            OnHalfOpened = _ => Note(() => ResilienceLog.CircuitHalfOpened(logger)),
            OnClosed = _ => Note(() => ResilienceLog.CircuitClosed(logger)),
        };
    }

    /// <summary>A trial that was cancelled or held back proves nothing, and only an answer closes the circuit.</summary>
    private static bool IsFailure(Outcome<AttemptResult> outcome, ResilienceContext context, CircuitBreakerStateProvider state)
    {
        if (state.CircuitState == CircuitState.HalfOpen) return outcome.Result?.Response is null or { Status: >= 500 and not 501 };
        if (outcome.Exception is TimeoutRejectedException) return !CallState.Of(context).IsQueued;
        return outcome.Result is { IsPassing: true } or { Response.Status: >= 500 and not 501 };
    }

    private static ValueTask Note(Action log)
    {
        log();
        return ValueTask.CompletedTask;
    }
}
