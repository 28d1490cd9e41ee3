using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>What came of one case: the verdict of the suite and that of the tool.</summary>
internal sealed record SuiteOutcome(SuiteDocument Document, SuiteCase Case, bool WasSent, string Answer)
{
    public SuiteGroup Group => Document.Group;

    public bool IsOfficial => WasSent == Case.IsValid;

    public override string ToString() => $"{Group.File}: {Group.Description}: {Case.Description}: {(WasSent ? "was sent" : Answer)}";
}

/// <summary>Asks the tools: each case is a call, as the SDK would make it.</summary>
internal static class SuiteCalls
{
    /// <summary>Makes the tools of the documents and calls each with every case of its group.</summary>
    public static async Task<SuiteCompilation> AskAsync(IReadOnlyList<SuiteDocument> documents, List<SuiteOutcome> outcomes)
    {
        var compiled = new SuiteCompilation(documents);
        await using var transport = new StreamServerTransport(Stream.Null, Stream.Null);
        await using var server = McpServer.Create(transport, new McpServerOptions());
        foreach (var document in documents) await AskAsync(document, compiled, server, outcomes);
        return compiled;
    }

    private static async Task AskAsync(SuiteDocument document, SuiteCompilation compiled, McpServer server, List<SuiteOutcome> outcomes)
    {
        var connection = new RecordingConnection();
        if (compiled.CreateTool(document, connection) is not { } tool) return;
        foreach (var asked in document.Group.Cases)
        {
            var answer = await CallAsync(tool, asked.Data, server);
            var sent = connection.Take().SingleOrDefault();
            if (sent is null) Assert.StartsWith($"{tool.About.Name} was not called: ", answer, StringComparison.Ordinal);
            outcomes.Add(new(document, asked, sent is not null && Carries(sent.Call.Body, asked.Data), answer));
        }
    }

    private static async Task<string> CallAsync(ApiTool tool, JsonElement value, McpServer server)
    {
        var arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["value"] = value };
        var parameters = new CallToolRequestParams { Name = tool.About.Name, Arguments = arguments };
        var result = await tool.InvokeAsync(new RequestContext<CallToolRequestParams>(server, new JsonRpcRequest { Method = "tools/call" }, parameters));
        return string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
    }

    /// <summary>True where the request's body holds the value as it was given: a value that had to be repaired was not right.</summary>
    private static bool Carries(JsonElement? body, JsonElement data) => body is { } sent && JsonElement.DeepEquals(sent.GetProperty("value"), data);
}
