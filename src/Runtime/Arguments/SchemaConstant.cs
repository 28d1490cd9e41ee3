using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Reads the JSON values that emitted rules compare with (<c>const</c>, <c>enum</c>).</summary>
public static class SchemaConstant
{
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
