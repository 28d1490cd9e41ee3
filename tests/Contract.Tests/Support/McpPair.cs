using System.IO.Pipelines;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>A client of the SDK and the server on the product's own transport, in one process, with two pipes between.</summary>
internal sealed class McpPair : IAsyncDisposable
{
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly Task _serving;
    private McpClient? _client;

    private McpPair(McpServerOptions options, ILoggerFactory logs) =>
        _serving = McpStdioHost.RunAsync(options, _toServer.Reader.AsStream(), _toClient.Writer.AsStream(), loggerFactory: logs);

    /// <param name="revision">The protocol's revision; null for the newest.</param>
    /// <param name="user">Answers the server's questions; null for a client that cannot ask.</param>
    public static async Task<McpPair> StartAsync(
        McpServerOptions options, ILoggerFactory logs, string? revision, Func<ElicitRequestParams, ElicitResult>? user, CancellationToken cancellationToken)
    {
        McpPair pair = new(options, logs);
        StreamClientTransport transport = new(pair._toServer.Writer.AsStream(), pair._toClient.Reader.AsStream());
        McpClientOptions clientOptions = new() { ProtocolVersion = revision };
        if (user is not null) clientOptions.Handlers.ElicitationHandler = (question, _) => ValueTask.FromResult(user(question!));
        pair._client = await McpClient.CreateAsync(transport, clientOptions, cancellationToken: cancellationToken);
        return pair;
    }

    public ValueTask<CallToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        _client!.CallToolAsync(tool, arguments, cancellationToken: cancellationToken);

    public ValueTask<ReadResourceResult> ReadAsync(string address, CancellationToken cancellationToken) =>
        _client!.ReadResourceAsync(address, cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _client!.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        await _serving;
    }
}
