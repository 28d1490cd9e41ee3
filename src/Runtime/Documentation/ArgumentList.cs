using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Documentation;

/// <summary>The arguments of a tool as a list in Markdown, with what objects inside them hold.</summary>
internal sealed class ArgumentList
{
    /// <summary>What lies deeper is in the tool's own schema; a schema that refers to itself would have no end.</summary>
    private const int MaxDepth = 3;

    private readonly StringBuilder _text = new();
    private readonly JsonElement _root;

    private ArgumentList(JsonElement root) => _root = root;

    /// <summary>One line for each argument; empty where the tool has none.</summary>
    public static string Write(JsonElement inputSchema)
    {
        var list = new ArgumentList(inputSchema);
        list.WriteProperties(inputSchema, depth: 0);
        return list._text.ToString();
    }

    private void WriteProperties(JsonElement schema, int depth)
    {
        if (depth == MaxDepth || schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties)) return;
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var property in properties.EnumerateObject())
        {
            var value = Resolve(property.Value);
            _text.Append(' ', 2 * depth).Append("- `").Append(property.Name).Append("` (").Append(SchemaPhrase.Of(value));
            _text.Append(required.Contains(property.Name) ? ", required)" : ")");
            if ((Description(property.Value) ?? Description(value)) is { } description) _text.Append(": ").Append(Page.OneLine(description));
            _text.Append('\n');
            WriteProperties(Inner(value), depth + 1);
        }
    }

    /// <summary>The schema whose properties are listed below a value: its own, or those of its items.</summary>
    private JsonElement Inner(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && !schema.TryGetProperty("properties", out _) && schema.TryGetProperty("items", out var items) ? Resolve(items) : schema;

    private JsonElement Resolve(JsonElement schema)
    {
        const string Prefix = "#/$defs/";
        return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference)
            && reference.GetString() is { } path && path.StartsWith(Prefix, StringComparison.Ordinal)
            && _root.TryGetProperty("$defs", out var definitions) && definitions.TryGetProperty(path[Prefix.Length..], out var definition)
                ? definition
                : schema;
    }

    private static string? Description(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("description", out var description) ? description.GetString() : null;
}
