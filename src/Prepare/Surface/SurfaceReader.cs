using System.Security.Cryptography;
using System.Text;
using OpenApiMcp.Generator.Emitting;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Prepare.Surface;

/// <summary>Takes from the generator's model what a model sees of each tool.</summary>
internal static class SurfaceReader
{
    /// <summary>Eight digits tell two texts apart well enough for a review; the texts themselves stand in the document.</summary>
    private const int HashLength = 8;

    /// <summary>The tools in the order of their names.</summary>
    public static IReadOnlyList<SurfaceTool> Read(ApiModel api) =>
        [.. api.Operations.OrderBy(operation => operation.ToolName, StringComparer.Ordinal).Select(Read)];

    private static SurfaceTool Read(OperationModel operation)
    {
        var schema = JsonReader.Read(string.Concat(InputSchemaWriter.Write(operation)));
        var facts = new List<KeyValuePair<string, string>>
        {
            new("title", Line(operation.Title)),
            new("description", Hash(operation.Description)),
            new("hints", Hints(operation.Hints)),
        };
        if (operation.Toolset is { } toolset) facts.Add(new("toolset", Line(toolset)));
        foreach (var rule in InputSchemaWriter.WriteRootRules(operation.Arguments)) facts.Add(new("rule", rule));
        facts.AddRange(Arguments(schema));
        if (schema.Find("additionalProperties") is not { Kind: JsonKind.False }) facts.Add(new("further arguments", schema.Find("additionalProperties") is { } other ? Describe(other) : "any"));
        foreach (var definition in schema.Find("$defs")?.Members ?? []) facts.Add(new($"definition {Line(definition.Name)}", Describe(definition.Value)));
        if (operation.Answer is { } answer) facts.Add(new("answer", OutputSchemaWriter.Write(answer)));
        return new(operation.ToolName, facts);
    }

    private static IEnumerable<KeyValuePair<string, string>> Arguments(JsonValue schema)
    {
        var required = schema.Find("required")?.Items.Select(item => item.Text).ToHashSet(StringComparer.Ordinal) ?? [];
        return (schema.Find("properties")?.Members ?? [])
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => new KeyValuePair<string, string>(
                $"argument {Line(member.Name)}",
                (required.Contains(member.Name) ? "required " : "optional ") + Describe(member.Value)));
    }

    /// <summary>The rules as JSON, and behind it a hash of the texts that stand among them.</summary>
    private static string Describe(JsonValue schema)
    {
        var texts = new StringBuilder();
        var rules = SchemaText.WithoutDescriptions(schema, texts);
        return texts.Length == 0 ? rules : $"{rules} text {Hash(texts.ToString())}";
    }

    private static string Hints(HintsModel hints)
    {
        var names = new[] { (hints.ReadOnly, "readOnly"), (hints.Destructive, "destructive"), (hints.Idempotent, "idempotent"), (hints.OpenWorld, "openWorld") }
            .Where(hint => hint.Item1).Select(hint => hint.Item2).ToList();
        return names.Count == 0 ? "none" : string.Join(' ', names);
    }

    private static string Line(string text) => JsonText.Quote(text)[1..^1];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
