using System.IO.Pipelines;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace LeadMagic.Server.Commands;

/// <summary>A client and the server in one process, with two pipes between.</summary>
internal sealed class InProcessSession : IAsyncDisposable
{
    private readonly McpServer _server;
    private readonly McpClient _client;
    private readonly Task _running;
    private readonly CancellationTokenSource _end;

    private InProcessSession(McpServer server, McpClient client, Task running, CancellationTokenSource end)
    {
        _server = server;
        _client = client;
        _running = running;
        _end = end;
    }

    /// <param name="ask">Asks the user in the server's name; null where nobody can be asked.</param>
    public static async Task<InProcessSession> StartAsync(
        McpServerOptions options, CancellationToken cancellationToken, Func<ElicitRequestParams, ElicitResult>? ask = null)
    {
        var toServer = new Pipe();
        var toClient = new Pipe();
        var end = new CancellationTokenSource();
        var server = McpServer.Create(new StreamServerTransport(toServer.Reader.AsStream(), toClient.Writer.AsStream()), options);
        var running = server.RunAsync(end.Token);
        var transport = new StreamClientTransport(toServer.Writer.AsStream(), toClient.Reader.AsStream());
        var clientOptions = new McpClientOptions();
        if (ask is not null) clientOptions.Handlers.ElicitationHandler = (question, _) => ValueTask.FromResult(ask(question!));
        var client = await McpClient.CreateAsync(transport, clientOptions, cancellationToken: cancellationToken);
        return new(server, client, running, end);
    }

    public ValueTask<CallToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellationToken) =>
        _client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _end.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _server.DisposeAsync();
        _end.Dispose();
    }
}
