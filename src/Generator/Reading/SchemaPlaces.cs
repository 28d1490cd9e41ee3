using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Knows where schemas stand, in a document and in each other: never inside examples, default values, constants and extensions.</summary>
internal static class SchemaPlaces
{
    private static readonly HashSet<string> Single = new(StringComparer.Ordinal)
    {
        "not", "if", "then", "else", "items", "contains", "additionalProperties", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema",
    };

    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "allOf", "anyOf", "oneOf", "prefixItems" };

    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal) { "properties", "patternProperties", "dependentSchemas", "dependencies", "$defs" };

    /// <summary>Members of OpenAPI objects whose own members have names that anyone may choose, with the number of such levels.</summary>
    private static readonly Dictionary<string, int> NamedByAuthor = new(StringComparer.Ordinal)
    {
        ["paths"] = 1,
        ["webhooks"] = 1,
        ["pathItems"] = 1,
        ["parameters"] = 1,
        ["requestBodies"] = 1,
        ["responses"] = 1,
        ["headers"] = 1,
        ["content"] = 1,
        ["mediaTypes"] = 1,
        ["encoding"] = 1,
        ["callbacks"] = 2,
    };

    private static readonly HashSet<string> WithoutSchemas = new(StringComparer.Ordinal)
    {
        "example", "examples", "default", "enum", "links", "info", "servers", "tags", "security", "securitySchemes", "externalDocs",
    };

    /// <summary>The schemas of a document that stand in no other schema.</summary>
    public static IEnumerable<JsonValue> InDocument(JsonValue document)
    {
        var waiting = new Stack<(JsonValue Value, int FreeNames)>();
        waiting.Push((document, 0));
        while (waiting.Count > 0)
        {
            var (value, freeNames) = waiting.Pop();
            foreach (var item in value.Items) waiting.Push((item, 0));
            foreach (var member in value.Members)
            {
                if (freeNames > 0) waiting.Push((member.Value, freeNames - 1));
                else if (member.Name is "schema" or "itemSchema") yield return member.Value;
                else if (member.Name == "schemas") foreach (var schema in member.Value.Members) yield return schema.Value;
                else if (!WithoutSchemas.Contains(member.Name) && !member.Name.StartsWith("x-", StringComparison.Ordinal))
                    waiting.Push((member.Value, NamedByAuthor.TryGetValue(member.Name, out var levels) ? levels : 0));
            }
        }
    }

    /// <summary>The schemas directly inside a schema.</summary>
    public static IEnumerable<JsonValue> InSchema(JsonValue schema)
    {
        foreach (var member in schema.Members)
        {
            if (Single.Contains(member.Name)) yield return member.Value;
            else if (Lists.Contains(member.Name)) foreach (var item in member.Value.Items) yield return item;
            else if (Maps.Contains(member.Name)) foreach (var entry in member.Value.Members) yield return entry.Value;
        }
    }
}
