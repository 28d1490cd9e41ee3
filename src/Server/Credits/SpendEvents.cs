using Microsoft.Extensions.Logging;

namespace LeadMagic.Server.Credits;

/// <summary>The events about the record of spent credits.</summary>
internal static partial class SpendEvents
{
    /// <param name="reason">The type of an exception.</param>
    [LoggerMessage(3030, LogLevel.Warning, "The record of spent credits cannot be written ({Reason}); calls go on without it.", EventName = "SpendLogFailed")]
    public static partial void SpendLogFailed(this ILogger logger, string reason);
}
