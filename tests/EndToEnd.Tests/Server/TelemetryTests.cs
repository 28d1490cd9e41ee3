using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Traces and metrics over OTLP, as a collector receives them.</summary>
public sealed class TelemetryTests : ServerTest
{
    private const string OnlyWith = "A native executable exports traces and metrics only where it was published with --telemetry.";

    [Fact]
    public async Task A_collector_is_told_of_calls_and_of_nothing_that_is_in_them()
    {
        Assert.SkipUnless(BuildFacts.IsBuiltServer, OnlyWith);
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson("""{"email":"jane@example.com","credits_consumed":1}"""));
        Api.Stub("POST", "/v1/traces", Response.Create().WithStatusCode(200));
        Api.Stub("POST", "/v1/metrics", Response.Create().WithStatusCode(200));
        McpProcess server = StartServer(("OTEL_EXPORTER_OTLP_ENDPOINT", Api.BaseUrl.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await server.InitializeAsync();
        await server.CallToolAsync("find_email", new JsonObject { ["full_name"] = "Jane Doe", ["domain"] = "example.com" });
        await server.CloseInputAsync();
        Assert.Equal(0, await server.WaitForExitAsync());

        IReadOnlyList<RecordedRequest> requests = Api.Requests;
        string told = string.Concat(requests.Where(request => request.PathAndQuery is "/v1/traces" or "/v1/metrics").Select(request => request.BodyText));

        Assert.Contains("tools/call find_email", told, StringComparison.Ordinal);
        Assert.Contains("openapi_mcp.credits", told, StringComparison.Ordinal);
        Assert.Contains("mcp.server.operation.duration", told, StringComparison.Ordinal);
        Assert.All(["Jane", "jane@", "example.com", "email-finder", Key, Api.BaseUrl.Host, Api.BaseUrl.Authority, $":{Api.BaseUrl.Port}"], secret => Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_endpoint_that_is_no_address_is_refused_and_named()
    {
        Assert.SkipUnless(BuildFacts.IsBuiltServer, OnlyWith);
        (int exitCode, _, string errors) = await RunAsync([], ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"));

        Assert.Equal(2, exitCode);
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://localhost:4317", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_executable_without_traces_and_metrics_says_so_and_serves()
    {
        Assert.SkipWhen(BuildFacts.IsBuiltServer, "The ordinary build has traces and metrics.");
        McpProcess server = StartDemo(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));

        await server.InitializeAsync();

        Assert.Contains("was built without traces and metrics", server.StderrText, StringComparison.Ordinal);
    }
}
