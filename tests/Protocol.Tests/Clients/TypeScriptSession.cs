using System.Text.Json.Nodes;

namespace LeadMagic.Protocol.Tests.Clients;

/// <summary>What the clients of the TypeScript SDK saw of the built server, in each way to connect; <c>node/client.mjs</c> is what they do.</summary>
public sealed class TypeScriptSession
{
    private readonly Dictionary<string, Lazy<Task<JsonObject>>> _runs = [];

    /// <summary>Each way to connect, and the revision that it must come to.</summary>
    public static IReadOnlyDictionary<string, string> Revisions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sdk1 legacy"] = "2025-11-25",
        ["sdk2 legacy"] = "2025-11-25",
        ["sdk2 auto"] = "2026-07-28",
        ["sdk2 2026-07-28"] = "2026-07-28",
    };

    public TypeScriptSession()
    {
        foreach (string way in Revisions.Keys) _runs[way] = new(() => RunAsync(way));
    }

    /// <summary>The report of the one run of this way to connect.</summary>
    public Task<JsonObject> SeenAsync(string way) => _runs[way].Value;

    private static async Task<JsonObject> RunAsync(string way)
    {
        JsonObject calls = new(LeadMagicDocument.Tools.Select(tool => KeyValuePair.Create(tool.Key, (JsonNode?)tool.Value.Arguments.DeepClone())));

        NodeRun run = await NodeProgram.RunAsync("client.mjs", [.. way.Split(' '), ServerProgram.Path, calls.ToJsonString()]);

        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, run.ToString());
        return JsonNode.Parse(run.Output)!.AsObject();
    }
}
