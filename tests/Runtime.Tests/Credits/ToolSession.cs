using System.IO.Pipelines;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;
using Wire = OpenApiMcp.Runtime.Tests.Stdio.Wire;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>The SDK's client and a server of one tool, with two pipes between.</summary>
internal sealed class ToolSession(McpClient client, string tool, Pipe toServer, Task exit) : IAsyncDisposable
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="ask">Answers the server's questions; null for a client that cannot ask.</param>
    /// <param name="modes">How the client can ask, where that is not left to the SDK.</param>
    public static async Task<ToolSession> StartAsync(
        string era, Func<ElicitRequestParams, ElicitResult>? ask, McpServerTool tool, ElicitationCapability? modes = null)
    {
        var (toServer, fromServer) = (new Pipe(), new Pipe());
        var options = McpServerFactory.CreateOptions(new ServerDescription { Name = "priced", Version = "1.0.0" }, [tool]);
        var exit = McpStdioHost.RunAsync(options, toServer.Reader.AsStream(), fromServer.Writer.AsStream());
        var clientOptions = new McpClientOptions { ProtocolVersion = era };
        if (modes is not null) clientOptions.Capabilities = new() { Elicitation = modes };
        if (ask is not null) clientOptions.Handlers.ElicitationHandler = (question, _) => ValueTask.FromResult(ask(question!));
        var transport = new StreamClientTransport(toServer.Writer.AsStream(), fromServer.Reader.AsStream());
        return new(await McpClient.CreateAsync(transport, clientOptions, cancellationToken: Token), tool.ProtocolTool.Name, toServer, exit);
    }

    public async Task<CallToolResult> CallAsync(string arguments)
    {
        var values = JsonElement.Parse(arguments).EnumerateObject().ToDictionary(member => member.Name, object? (member) => member.Value, StringComparer.Ordinal);
        return await client.CallToolAsync(tool, values, cancellationToken: Token).AsTask().WaitAsync(Wire.Guard, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await toServer.Writer.CompleteAsync();
        await exit.WaitAsync(Wire.Guard);
    }
}
