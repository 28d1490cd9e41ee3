using Microsoft.Extensions.Logging;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>How a line of the log is written.</summary>
public enum LogFormat
{
    /// <summary>Words, for people.</summary>
    Text,

    /// <summary>One JSON object a line, for programs.</summary>
    Json,
}

/// <summary>What a <see cref="LineLoggerFactory"/> writes.</summary>
public sealed record LineLogOptions
{
    /// <summary>The least level that is written. Default: warnings and worse, because clients show standard error to people.</summary>
    public LogLevel Level { get; init; } = LogLevel.Warning;

    public LogFormat Format { get; init; } = LogFormat.Text;

    /// <summary>Writes a line for every request to the API, whatever the level: the shape of what was sent and received, never a value.</summary>
    public bool Http { get; init; }

    /// <summary>True when there is nothing that could be written.</summary>
    public bool IsSilent => Level == LogLevel.None && !Http;
}
