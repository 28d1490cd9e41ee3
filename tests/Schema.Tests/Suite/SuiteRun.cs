using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>What came of one case: the verdict of the suite and that of the tool.</summary>
internal sealed record SuiteOutcome(SuiteGroup Group, SuiteCase Case, bool WasSent, string Answer)
{
    public bool IsOfficial => WasSent == Case.IsValid;

    public override string ToString() => $"{Group.File}: {Group.Description}: {Case.Description}: {(WasSent ? "was sent" : Answer)}";
}

/// <summary>The whole suite, asked once for all tests: each case is a call of its group's tool, as the SDK would make it.</summary>
public sealed class SuiteRun : IAsyncLifetime
{
    private SuiteCompilation? _compilation;

    internal IReadOnlyList<SuiteGroup> Groups { get; private set; } = [];

    /// <summary>One for each case of the groups that have a tool.</summary>
    internal IReadOnlyList<SuiteOutcome> Outcomes { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (SuiteFolder.Find() is not { } folder) return;
        Groups = SuiteGroup.ReadAll(folder);
        _compilation = new SuiteCompilation(Groups);
        await using var transport = new StreamServerTransport(Stream.Null, Stream.Null);
        await using var server = McpServer.Create(transport, new McpServerOptions());
        var outcomes = new List<SuiteOutcome>();
        foreach (var group in Groups) await AskAsync(group, server, outcomes);
        Outcomes = outcomes;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal IReadOnlyList<string> Problems(SuiteGroup group) => _compilation!.Problems(group);

    private async Task AskAsync(SuiteGroup group, McpServer server, List<SuiteOutcome> outcomes)
    {
        var connection = new RecordingConnection();
        if (_compilation!.CreateTool(group, connection) is not { } tool) return;
        foreach (var asked in group.Cases)
        {
            connection.Sent = null;
            var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["value"] = asked.Data };
            var parameters = new CallToolRequestParams { Name = tool.About.Name, Arguments = arguments };
            var request = new RequestContext<CallToolRequestParams>(server, new JsonRpcRequest { Method = "tools/call" }, parameters);
            var result = await tool.InvokeAsync(request);
            var answer = string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
            outcomes.Add(new(group, asked, connection.Sent is { } sent && Carries(sent.Call.Body, asked.Data), answer));
        }
    }

    /// <summary>True where the request's body holds the value as it was given.</summary>
    private static bool Carries(JsonElement? body, JsonElement data) => body is { } sent && JsonElement.DeepEquals(sent.GetProperty("value"), data);
}
