using System.IO.Pipelines;
using LeadMagic.Server.Configuration;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Hosting;

namespace LeadMagic.Server.Tests;

/// <summary>The SDK's client and the server on its own transport, in one era of the protocol, with two pipes between.</summary>
internal sealed class ClientSession : IAsyncDisposable
{
    public const string Modern = "2026-07-28";

    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly Task _serving;

    private ClientSession(ServerSettings settings) =>
        _serving = McpStdioHost.RunAsync(LeadMagicServer.CreateOptions(settings), _toServer.Reader.AsStream(), _toClient.Writer.AsStream());

    /// <summary>One revision of each era.</summary>
    public static IReadOnlyList<string> Eras { get; } = ["2025-11-25", Modern];

    public McpClient Client { get; private set; } = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <param name="toolsets">As in the setting.</param>
    public static async Task<ClientSession> StartAsync(string era, string toolsets = "all")
    {
        var session = new ClientSession(Surfaces.Settings(toolsets));
        var transport = new StreamClientTransport(session._toServer.Writer.AsStream(), session._toClient.Reader.AsStream());
        session.Client = await McpClient.CreateAsync(transport, new McpClientOptions { ProtocolVersion = era }, cancellationToken: Cancelled);
        return session;
    }

    public async Task<string> ReadAsync(string address)
    {
        var contents = Assert.Single((await Client.ReadResourceAsync(address, cancellationToken: Cancelled)).Contents);
        Assert.Equal((address, "text/markdown"), (contents.Uri, contents.MimeType));
        return Assert.IsType<TextResourceContents>(contents).Text;
    }

    public async Task<string> GetPromptAsync(string name, params (string Name, object? Value)[] arguments)
    {
        var values = arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal);
        var message = Assert.Single((await Client.GetPromptAsync(name, values, cancellationToken: Cancelled)).Messages);
        return Assert.IsType<TextContentBlock>(message.Content).Text;
    }

    public async Task<IList<string>> CompleteAsync(Reference reference, string argument, string typed) =>
        (await Client.CompleteAsync(reference, argument, typed, cancellationToken: Cancelled)).Completion.Values;

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _toServer.Writer.CompleteAsync();
        await _serving;
    }
}
