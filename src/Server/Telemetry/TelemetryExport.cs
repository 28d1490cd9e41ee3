using OpenApiMcp.Runtime.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LeadMagic.Server.Telemetry;

/// <summary>
/// Sends traces and metrics of calls over OTLP, where the standard variable names an endpoint. Nothing of it is loaded otherwise. Only what
/// <see cref="CallTelemetry"/> tells is sent: no other source in this process is listened to.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    public const string EndpointName = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private TelemetryExport()
    {
        var resource = ResourceBuilder.CreateEmpty().AddService(LeadMagicServer.Name, serviceVersion: ProductVersion.Number, autoGenerateServiceInstanceId: true).AddEnvironmentVariableDetector();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(CallTelemetry.Name).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(CallTelemetry.Name).AddOtlpExporter().Build();
    }

    public CallTelemetry Calls { get; } = new();

    /// <summary>True where the environment asks for it; a <c>.env</c> file cannot, since it must not send anything elsewhere.</summary>
    public static bool IsAskedFor => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(EndpointName));

    /// <exception cref="Configuration.SettingsException">The endpoint is no address.</exception>
    public static TelemetryExport Open()
    {
        var endpoint = Environment.GetEnvironmentVariable(EndpointName);
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new()
            : throw new Configuration.SettingsException($"{EndpointName} must be an address such as http://localhost:4317, or not be set.");
    }

    /// <summary>Sends what has not been sent yet.</summary>
    public void Dispose()
    {
        Calls.Dispose();
        _traces.Dispose();
        _metrics.Dispose();
    }
}
