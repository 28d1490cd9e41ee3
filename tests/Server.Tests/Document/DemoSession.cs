using LeadMagic.Server.Commands;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Tests.Document;

/// <summary>A client and the server in demo mode, which shows whole answers; shared by the tests of a class.</summary>
public sealed class DemoSession : IAsyncLifetime
{
    private InProcessSession? _session;

    public async ValueTask InitializeAsync() =>
        _session = await InProcessSession.StartAsync(LeadMagicServer.CreateOptions(Demo.Settings with { Results = new() { ShowsWhole = true } }), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;

    internal ValueTask<CallToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object?> arguments) =>
        _session!.CallAsync(tool, arguments, TestContext.Current.CancellationToken);

    internal static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
