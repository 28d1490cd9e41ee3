using System.Text.Json;
using OpenApiMcp.Generator.Emitting;

namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>The input schemas of a document's tools, read by another JSON reader than the generator's.</summary>
internal static class InputSchemas
{
    public static IReadOnlyList<JsonElement> Of(string document) =>
        [.. Given.ReadAny(document).Api.Operations.Select(operation => Parse(string.Join("\n", InputSchemaWriter.Write(operation))))];

    /// <summary>Every <c>$ref</c> that is a keyword: names of properties and values of <c>enum</c> and the like are none.</summary>
    public static IEnumerable<string> References(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array) return schema.EnumerateArray().SelectMany(References);
        return schema.ValueKind == JsonValueKind.Object ? schema.EnumerateObject().SelectMany(OfMember) : [];
    }

    private static IEnumerable<string> OfMember(JsonProperty member) => member.Name switch
    {
        "$ref" => [member.Value.GetString()!],
        "enum" or "const" or "default" or "required" => [],
        "properties" or "$defs" or "patternProperties" or "dependentSchemas" => member.Value.EnumerateObject().SelectMany(named => References(named.Value)),
        _ => References(member.Value),
    };

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
