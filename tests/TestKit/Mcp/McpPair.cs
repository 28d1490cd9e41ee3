using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>The SDK's client and a server on the product's own transport, in one process, with two pipes between.</summary>
public sealed class McpPair : IAsyncDisposable
{
    private readonly Pipe _toServer;
    private readonly Task _serving;

    private McpPair(McpClient client, Pipe toServer, Task serving) => (Client, _toServer, _serving) = (client, toServer, serving);

    public McpClient Client { get; }

    /// <param name="revision">The protocol's revision; null for the newest.</param>
    /// <param name="user">Answers the server's questions; null for a client that cannot ask.</param>
    /// <param name="modes">How the client can ask, if that is not left to the SDK.</param>
    public static async Task<McpPair> StartAsync(
        McpServerOptions server,
        string? revision,
        Func<ElicitRequestParams, ElicitResult>? user = null,
        ElicitationCapability? modes = null,
        ILoggerFactory? logs = null,
        CancellationToken cancellationToken = default)
    {
        (Pipe toServer, Pipe toClient) = (new(), new());
        Task serving = McpStdioHost.RunAsync(server, toServer.Reader.AsStream(), toClient.Writer.AsStream(), loggerFactory: logs);
        StreamClientTransport transport = new(toServer.Writer.AsStream(), toClient.Reader.AsStream());
        McpClientOptions options = new() { ProtocolVersion = revision };
        if (modes is not null) options.Capabilities = new() { Elicitation = modes };
        if (user is not null) options.Handlers.ElicitationHandler = (question, _) => ValueTask.FromResult(user(question!));
        return new(await McpClient.CreateAsync(transport, options, cancellationToken: cancellationToken), toServer, serving);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        await _serving.WaitAsync(PipedServer.Guard);
    }
}
