using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Tests;

/// <summary>The SDK's client and the server, in one era of the protocol.</summary>
internal sealed class ClientSession(McpPair pair) : IAsyncDisposable
{
    public const string Modern = "2026-07-28";

    /// <summary>One revision of each era.</summary>
    public static IReadOnlyList<string> Eras { get; } = ["2025-11-25", Modern];

    public McpClient Client => pair.Client;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <param name="toolsets">As in the setting.</param>
    public static async Task<ClientSession> StartAsync(string era, string toolsets = "all") =>
        new(await McpPair.StartAsync(LeadMagicServer.CreateOptions(Surfaces.Settings(toolsets)), era, cancellationToken: Cancelled));

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

    public ValueTask DisposeAsync() => pair.DisposeAsync();
}
