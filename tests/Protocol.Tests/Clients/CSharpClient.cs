using ModelContextProtocol.Client;
using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.Protocol.Tests.Clients;

/// <summary>Starts the built server with the client of the C# SDK.</summary>
internal static class CSharpClient
{
    /// <summary>Connects to the server in demo mode.</summary>
    /// <param name="revision">The one to speak; null for what the client prefers.</param>
    public static Task<McpClient> StartDemoAsync(string? revision, params (string Name, string Value)[] settings) =>
        StartAsync(revision, ["--demo"], [("LEADMAGIC_TOOLSETS", "all"), .. settings]);

    /// <summary>Connects to the server with an API at a base URL, for which it waits longer than the tests do.</summary>
    public static Task<McpClient> StartAsync(string revision, string baseUrl) => StartAsync(
        revision,
        [],
        [("LEADMAGIC_API_KEY", "key-of-the-protocol-tests"), ("LEADMAGIC_BASE_URL", baseUrl), ("LEADMAGIC_TIMEOUT", "600000")]);

    private static Task<McpClient> StartAsync(string? revision, IList<string> arguments, IEnumerable<(string Name, string Value)> settings)
    {
        Dictionary<string, string?> environment = ProcessEnvironment.OfThisMachine();
        foreach ((string name, string value) in settings) environment[name] = value;
        StdioClientTransportOptions server = new()
        {
            Command = ServerProgram.Path,
            Arguments = arguments,
            InheritEnvironmentVariables = false,
            EnvironmentVariables = environment,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        // On a busy machine, a short probe would take a slow start for an old server.
        McpClientOptions options = new() { ProtocolVersion = revision, InitializationTimeout = ServerProgram.Patience, DiscoverProbeTimeout = ServerProgram.Patience };
        return McpClient.CreateAsync(new StdioClientTransport(server), options, cancellationToken: TestContext.Current.CancellationToken);
    }
}
