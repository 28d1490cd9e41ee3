using System.Text.Json;
using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Commands;

/// <summary>Reads the arguments that a person typed: <c>name=value</c> pairs, or one JSON object.</summary>
internal static class ToolArguments
{
    /// <summary>A value is a string where the tool's schema says so, else JSON if it can be read as such, else a string.</summary>
    /// <exception cref="SettingsException">The text is neither.</exception>
    public static IReadOnlyDictionary<string, object?> Parse(Tool tool, string[] values, string? json)
    {
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (json is not null)
        {
            foreach (var member in ReadObject(json).EnumerateObject()) arguments[member.Name] = member.Value;
        }

        foreach (var value in values)
        {
            var equals = value.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new SettingsException("Each argument of a call is written name=value, or all of them with --json '{…}'.");
            var name = value[..equals];
            arguments[name] = Value(tool, name, value[(equals + 1)..]);
        }

        return arguments;
    }

    /// <summary>The names of a tool's arguments.</summary>
    public static IEnumerable<string> Names(Tool tool) =>
        tool.InputSchema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name) : [];

    private static JsonElement ReadObject(string json) => ReadJson(json) is { ValueKind: JsonValueKind.Object } value
        ? value
        : throw new SettingsException("--json expects one JSON object, such as '{\"domain\":\"acme.example\"}'.");

    /// <summary>The value of an argument: a string where the tool's schema says so, else JSON if it can be read as such, else a string.</summary>
    public static JsonElement Value(Tool tool, string name, string text) =>
        (IsString(tool, name) ? null : ReadJson(text)) ?? JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");

    private static bool IsString(Tool tool, string name) =>
        tool.InputSchema.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty(name, out var schema)
        && schema.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String && type.ValueEquals("string");

    /// <summary>The text as JSON; null where it is none, or holds half a surrogate pair, which cannot be sent.</summary>
    private static JsonElement? ReadJson(string text)
    {
        try
        {
            var value = JsonElement.Parse(text);
            using var probe = new Utf8JsonWriter(Stream.Null);
            value.WriteTo(probe);
            return value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // The caller says so: what was typed may be personal and is not repeated.
        }
    }
}
