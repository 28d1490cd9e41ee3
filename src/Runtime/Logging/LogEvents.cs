using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>What the log says about itself and about requests (1080–1099).</summary>
internal static partial class LogEvents
{
    /// <summary>The values are names, numbers and masks: see <see cref="HttpLog"/>.</summary>
    [LoggerMessage(1080, LogLevel.Information, "{Method} {Path} {Outcome} after {Milliseconds} ms, attempt {Attempt}; sent {Sent}; received {Received}; request id {RequestId}")]
    public static partial void HttpExchange(
        this ILogger logger, string method, string path, string outcome, long milliseconds, int attempt, string sent, string received, string requestId);

    [LoggerMessage(1081, LogLevel.Warning, "{Count} lines of the log were dropped, because standard error was not read in time.")]
    public static partial void LinesDropped(this ILogger logger, long count);
}
