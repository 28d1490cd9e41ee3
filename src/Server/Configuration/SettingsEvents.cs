using Microsoft.Extensions.Logging;

namespace LeadMagic.Server.Configuration;

/// <summary>The events about where settings come from.</summary>
internal static partial class SettingsEvents
{
    /// <param name="warning">Names neither a path nor a value.</param>
    [LoggerMessage(3040, LogLevel.Warning, "{Warning}", EventName = "EnvFileIgnored")]
    public static partial void EnvFileIgnored(this ILogger logger, string warning);
}
