using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>The SDK's client and a server of one tool.</summary>
internal sealed class ToolSession(McpPair pair, string tool) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="ask">Answers the server's questions; null for a client that cannot ask.</param>
    /// <param name="modes">How the client can ask, where that is not left to the SDK.</param>
    public static async Task<ToolSession> StartAsync(
        string era, Func<ElicitRequestParams, ElicitResult>? ask, McpServerTool tool, ElicitationCapability? modes = null)
    {
        var options = McpServerFactory.CreateOptions(new ServerDescription { Name = "priced", Version = "1.0.0" }, [tool]);
        return new(await McpPair.StartAsync(options, era, ask, modes, cancellationToken: Token), tool.ProtocolTool.Name);
    }

    public async Task<CallToolResult> CallAsync(string arguments)
    {
        var values = JsonElement.Parse(arguments).EnumerateObject().ToDictionary(member => member.Name, object? (member) => member.Value, StringComparer.Ordinal);
        return await pair.Client.CallToolAsync(tool, values, cancellationToken: Token).AsTask().WaitAsync(PipedServer.Guard, Token);
    }

    public ValueTask DisposeAsync() => pair.DisposeAsync();
}
