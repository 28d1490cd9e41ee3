using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Documents;

/// <summary>The document that the server is made from, read without any code of the product.</summary>
public static class LeadMagicDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    private static readonly JsonObject Root = JsonNode.Parse(File.ReadAllBytes(FilePath))!.AsObject();

    /// <summary>What the document says about each tool, by the tool's name.</summary>
    public static IReadOnlyDictionary<string, ToolExample> Tools { get; } =
        Operations().ToDictionary(operation => (string)operation.Definition["x-mcp"]!["name"]!, ToolExample.Of, StringComparer.Ordinal);

    /// <summary>The tools' names in the order of a tool list.</summary>
    public static IReadOnlyList<string> ToolNames { get; } = [.. Tools.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The tools that are written by hand on top of these.</summary>
    public static IReadOnlyList<string> CompositeNames { get; } = ["enrich_contact", "find_decision_makers", "research_account"];

    /// <summary>All tools of the server, in the order of its list.</summary>
    public static IReadOnlyList<string> AllToolNames { get; } = [.. ToolNames.Concat(CompositeNames).Append("read_result").Order(StringComparer.Ordinal)];

    public static string Version => (string)Root["info"]!["version"]!;

    public static string Hash => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(FilePath)));

    public static string FilePath => RepositoryPaths.At("openapi/leadmagic.json");

    private static IEnumerable<(string Method, string Path, JsonObject Definition)> Operations() =>
        from path in Root["paths"]!.AsObject()
        from member in path.Value!.AsObject()
        where Methods.Contains(member.Key, StringComparer.Ordinal)
        select (member.Key.ToUpperInvariant(), path.Key, member.Value!.AsObject());
}

/// <summary>The document's examples for one tool.</summary>
/// <param name="Path">The path of the example request.</param>
public sealed record ToolExample(string Method, string Path, JsonObject Arguments, JsonNode Answer)
{
    /// <summary>What the default view shows of the answer.</summary>
    public required JsonNode Shown { get; init; }

    /// <summary>The arguments as a person types them: <c>name=value</c>, strings without quotes.</summary>
    public IEnumerable<string> Typed => Arguments.Select(argument => $"{argument.Key}={Text(argument.Value!)}");

    public static ToolExample Of((string Method, string Path, JsonObject Definition) entry)
    {
        JsonObject operation = entry.Definition;
        JsonObject arguments = operation["requestBody"]?["content"]!["application/json"]!["example"]!.DeepClone().AsObject() ?? [];
        foreach (JsonNode? parameter in operation["parameters"]?.AsArray() ?? []) arguments[(string)parameter!["name"]!] = parameter["example"]!.DeepClone();
        string path = arguments.Aggregate(entry.Path, (filled, argument) => filled.Replace($"{{{argument.Key}}}", Text(argument.Value!), StringComparison.Ordinal));
        JsonNode answer = (operation["responses"]!["200"] ?? operation["responses"]!["202"])!["content"]!["application/json"]!["example"]!;
        JsonNode shown = answer.DeepClone();
        foreach (JsonNode? omitted in operation["x-mcp-answer"]?["omit"]?.AsArray() ?? []) Remove(shown, ((string)omitted!).Split('.'));
        return new(entry.Method, path, arguments, answer) { Shown = shown };
    }

    private static void Remove(JsonNode? value, string[] names)
    {
        foreach (JsonNode? item in value as JsonArray ?? []) Remove(item, names);
        if (value is not JsonObject members) return;
        if (names.Length == 1) members.Remove(names[0]);
        else Remove(members[names[0]], names[1..]);
    }

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString();
}
