using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Telemetry;

namespace LeadMagic.Server;

/// <summary>What looks on while calls are made; each may be missing.</summary>
internal sealed record Observers
{
    public static Observers None { get; } = new();

    /// <summary>Where events go.</summary>
    public LineLoggerFactory? Logs { get; init; }

    /// <summary>Stands between the connection and the way out, such as to measure.</summary>
    public DelegatingHandler? Around { get; init; }

    /// <summary>Hears what calls cost.</summary>
    public ICreditWatcher? Watcher { get; init; }

    /// <summary>Traces and measures calls.</summary>
    public CallTelemetry? Telemetry { get; init; }
}
