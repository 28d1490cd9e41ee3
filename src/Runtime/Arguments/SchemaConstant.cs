using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Reads the JSON values that emitted rules compare with (<c>const</c>, <c>enum</c>).</summary>
public static class SchemaConstant
{
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, AnyDepth);
        return document.RootElement.Clone();
    }
}
