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

    private static JsonElement ReadObject(string json)
    {
        try
        {
            var value = JsonElement.Parse(json);
            if (value.ValueKind == JsonValueKind.Object) return value;
        }
        catch (JsonException)
        {
            // Said below: what was typed may be personal and is not repeated.
        }

        throw new SettingsException("--json expects one JSON object, such as '{\"domain\":\"acme.example\"}'.");
    }

    private static JsonElement Value(Tool tool, string name, string text)
    {
        var isString = tool.InputSchema.TryGetProperty("properties", out var properties)
            && properties.TryGetProperty(name, out var schema)
            && schema.TryGetProperty("type", out var type) && type.ValueEquals("string");
        if (!isString)
        {
            try
            {
                return JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                // Not JSON: a string without quotes.
            }
        }

        return JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");
    }
}
