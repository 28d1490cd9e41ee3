using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Tools;
using OpenApiMcp.Schema.Tests.Suite;

[assembly: AssemblyFixture(typeof(SuiteRun))]

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>What came of one case: the verdict of the suite and that of the tool.</summary>
internal sealed record SuiteOutcome(SuiteDocument Document, SuiteCase Case, bool WasSent, string Answer)
{
    public SuiteGroup Group => Document.Group;

    public bool IsOfficial => WasSent == Case.IsValid;

    public override string ToString() => $"{Group.File}: {Group.Description}: {Case.Description}: {(WasSent ? "was sent" : Answer)}";
}

/// <summary>The whole suite, asked once for all tests: each case is a call of a tool, as the SDK would make it.</summary>
public sealed class SuiteRun : IAsyncLifetime
{
    private readonly List<SuiteOutcome> _outcomes = [];
    private readonly Dictionary<SuiteGroup, IReadOnlyList<string>> _problems = [];

    internal IReadOnlyList<SuiteGroup> Groups { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (SuiteFolder.Find() is not { } folder) return;
        Groups = SuiteGroup.ReadAll(folder);
        await using var transport = new StreamServerTransport(Stream.Null, Stream.Null);
        await using var server = McpServer.Create(transport, new McpServerOptions());

        var written = Groups.Select(SuiteDocument.InBody).Concat(Groups.Select(SuiteDocument.InComponents).OfType<SuiteDocument>()).ToList();
        var compiled = new SuiteCompilation(written);
        foreach (var document in written) await AskAsync(document, compiled, server);
        foreach (var document in written.Where(document => document.Placement == Placement.Body)) _problems.Add(document.Group, compiled.Problems(document));

        var published = Groups.Zip(written).Where(pair => _problems[pair.First].Count == 0)
            .Select(pair => SuiteDocument.AsPublished(pair.First, compiled.CreateTool(pair.Second, new RecordingConnection())!.ProtocolTool.InputSchema)).ToList();
        var compiledAgain = new SuiteCompilation(published);
        foreach (var document in published) await AskAsync(document, compiledAgain, server);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>One outcome for each case of the groups that have a tool.</summary>
    internal IEnumerable<SuiteOutcome> Outcomes(Placement placement) => _outcomes.Where(outcome => outcome.Document.Placement == placement);

    /// <summary>The ids of the rules that a group's schema breaks.</summary>
    internal IReadOnlyList<string> Problems(SuiteGroup group) => _problems[group];

    private async Task AskAsync(SuiteDocument document, SuiteCompilation compiled, McpServer server)
    {
        var connection = new RecordingConnection();
        if (compiled.CreateTool(document, connection) is not { } tool) return;
        foreach (var asked in document.Group.Cases)
        {
            connection.Sent = null;
            var answer = await CallAsync(tool, asked.Data, server);
            _outcomes.Add(new(document, asked, connection.Sent is { } sent && Carries(sent.Call.Body, asked.Data), answer));
        }
    }

    private static async Task<string> CallAsync(ApiTool tool, JsonElement value, McpServer server)
    {
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["value"] = value };
        var parameters = new CallToolRequestParams { Name = tool.About.Name, Arguments = arguments };
        var result = await tool.InvokeAsync(new RequestContext<CallToolRequestParams>(server, new JsonRpcRequest { Method = "tools/call" }, parameters));
        return string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
    }

    /// <summary>True where the request's body holds the value as it was given.</summary>
    private static bool Carries(JsonElement? body, JsonElement data) => body is { } sent && JsonElement.DeepEquals(sent.GetProperty("value"), data);
}
