using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>The events of time-outs, retries and limits, ids 2000 to 2099. They name tools, numbers and statuses, nothing of a request or an answer.</summary>
internal static partial class ResilienceLog
{
    [LoggerMessage(2000, LogLevel.Information, "{Tool}: attempt {Attempt} ended with {Outcome}; the next one begins in {Seconds:0.###} s")]
    public static partial void RetryPlanned(ILogger logger, string tool, int attempt, string outcome, double seconds);

    [LoggerMessage(2010, LogLevel.Warning, "The circuit has opened: too many calls failed, so none is sent for {Seconds:0.###} s")]
    public static partial void CircuitOpened(ILogger logger, double seconds);

    [LoggerMessage(2011, LogLevel.Information, "The circuit is half open: one call is sent as a trial")]
    public static partial void CircuitHalfOpened(ILogger logger);

    [LoggerMessage(2012, LogLevel.Information, "The circuit has closed: the API answers again")]
    public static partial void CircuitClosed(ILogger logger);

    [LoggerMessage(2013, LogLevel.Warning, "{Tool}: not sent, because the circuit is open for another {Seconds:0.###} s")]
    public static partial void RefusedByCircuit(ILogger logger, string tool, double seconds);

    [LoggerMessage(2020, LogLevel.Warning, "The API's rate limit is exceeded (429): all calls are held back for {Seconds:0.###} s")]
    public static partial void RateLimitExceeded(ILogger logger, double seconds);

    [LoggerMessage(2021, LogLevel.Information, "{Tool}: held back for {Seconds:0.###} s before it was sent")]
    public static partial void HeldBack(ILogger logger, string tool, double seconds);

    [LoggerMessage(2022, LogLevel.Warning, "{Tool}: not sent, because the rate limit would hold it back for {Seconds:0.###} s, longer than it may wait")]
    public static partial void RefusedByRateLimit(ILogger logger, string tool, double seconds);

    [LoggerMessage(2023, LogLevel.Warning, "{Tool}: not sent, because too many calls are waiting for their turn")]
    public static partial void RefusedByQueue(ILogger logger, string tool);

    [LoggerMessage(2031, LogLevel.Warning, "{Tool}: the answer unpacks to more than {Ratio} times its size; reading it was stopped after {Bytes} bytes")]
    public static partial void AnswerTooDense(ILogger logger, string tool, int ratio, long bytes);
}
