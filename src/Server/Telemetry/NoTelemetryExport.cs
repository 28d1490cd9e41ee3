using OpenApiMcp.Runtime.Telemetry;

namespace LeadMagic.Server.Telemetry;

/// <summary>Stands in for the export over OTLP in an executable that was built without it, and says so where it is asked for.</summary>
internal sealed class TelemetryExport : IDisposable
{
    public static bool IsAskedFor => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));

    /// <summary>Nobody listens.</summary>
    public CallTelemetry? Calls => null;

    public static TelemetryExport Open()
    {
        Console.Error.WriteLine(
            "OTEL_EXPORTER_OTLP_ENDPOINT is set, but this executable was built without traces and metrics. "
            + "Publish one with them (eng/publish-native OUT --telemetry), or use the .NET tool.");
        return new();
    }

    public void Dispose()
    {
    }
}
