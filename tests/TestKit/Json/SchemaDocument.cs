using System.Globalization;
using System.Text.Json;

namespace OpenApiMcp.TestKit.Json;

/// <summary>A schema with its identifiers: resolves references inside it (<c>$id</c>, <c>$anchor</c>, JSON pointers).</summary>
public sealed class SchemaDocument
{
    private static readonly Uri DefaultBase = new("suite:/schema");

    private static readonly HashSet<string> SchemaMaps = new(StringComparer.Ordinal) { "properties", "patternProperties", "dependentSchemas", "$defs" };

    private static readonly HashSet<string> Schemas = new(StringComparer.Ordinal)
    {
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "prefixItems", "items", "contains", "additionalProperties", "propertyNames",
        "unevaluatedItems", "unevaluatedProperties",
    };

    private readonly Dictionary<string, JsonElement> _resources = new(StringComparer.Ordinal);

    public SchemaDocument(JsonElement root)
    {
        Root = root;
        _resources[DefaultBase.ToString()] = root;
        Register(root, DefaultBase);
    }

    public JsonElement Root { get; }

    public static Uri Base => DefaultBase;

    /// <summary>The base URI inside a schema that may have its own identifier.</summary>
    public static Uri BaseOf(JsonElement schema, Uri outer) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$id", out var id) && id.ValueKind == JsonValueKind.String
            ? new Uri(outer, id.GetString()!)
            : outer;

    public (JsonElement Schema, Uri Base) Resolve(string reference, Uri from)
    {
        var target = reference.StartsWith('#') ? from : new Uri(from, reference);
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        var resource = Key(target);
        if (fragment.Length > 0 && fragment[0] != '/') return (Find(resource + "#" + fragment), new Uri(resource));

        var schema = Find(resource);
        var inside = new Uri(resource);
        foreach (var token in fragment.Split('/').Skip(1))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            schema = schema.ValueKind == JsonValueKind.Array ? schema[int.Parse(name, CultureInfo.InvariantCulture)] : schema.GetProperty(name);
            inside = BaseOf(schema, inside);
        }

        return (schema, inside);
    }

    private static string Key(Uri uri)
    {
        var text = uri.ToString();
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? text : text[..hash];
    }

    private JsonElement Find(string key) =>
        _resources.TryGetValue(key, out var schema) ? schema : throw new KeyNotFoundException($"{key} is not in the document.");

    private void Register(JsonElement schema, Uri outer)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in schema.EnumerateArray()) Register(item, outer);
        }

        if (schema.ValueKind != JsonValueKind.Object) return;
        var inner = BaseOf(schema, outer);
        if (inner != outer) _resources.TryAdd(Key(inner), schema);
        if (schema.TryGetProperty("$anchor", out var anchor) && anchor.ValueKind == JsonValueKind.String)
            _resources.TryAdd(Key(inner) + "#" + anchor.GetString(), schema);
        foreach (var member in schema.EnumerateObject())
        {
            if (Schemas.Contains(member.Name)) Register(member.Value, inner);
            if (!SchemaMaps.Contains(member.Name) || member.Value.ValueKind != JsonValueKind.Object) continue;
            foreach (var entry in member.Value.EnumerateObject()) Register(entry.Value, inner);
        }
    }
}
