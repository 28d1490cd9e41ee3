using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Documentation;

/// <summary>Says the type and the bounds of a value in a few words, such as <c>integer, 1 to 50, default 20</c>.</summary>
internal static class SchemaPhrase
{
    public static string Of(JsonElement schema)
    {
        var parts = new List<string?>
        {
            Type(schema),
            Text(schema, "format"),
            Values(schema),
            Range(schema, "minimum", "maximum", ""),
            Limit(schema, "exclusiveMinimum", "above "),
            Limit(schema, "exclusiveMaximum", "below "),
            Limit(schema, "multipleOf", "a multiple of "),
            Range(schema, "minLength", "maxLength", " characters"),
            Range(schema, "minItems", "maxItems", " items"),
            Text(schema, "pattern") is { } pattern ? $"matching `{pattern}`" : null,
            Limit(schema, "default", "default "),
        };
        return string.Join(", ", parts.Where(part => part is not null));
    }

    private static string? Type(JsonElement schema)
    {
        if (!TryGet(schema, "type", out var type)) return Values(schema) is null ? "any value" : null;
        var names = type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(name => name.GetString())) : type.GetString();
        return names == "array" && TryGet(schema, "items", out var items) ? "array of " + Of(items) : names;
    }

    private static string? Values(JsonElement schema)
    {
        if (TryGet(schema, "const", out var constant)) return "only " + Json(constant);
        return TryGet(schema, "enum", out var values) ? "one of " + string.Join(", ", values.EnumerateArray().Select(Json)) : null;
    }

    private static string? Range(JsonElement schema, string lowest, string highest, string unit)
    {
        var (from, to) = (Limit(schema, lowest, ""), Limit(schema, highest, ""));
        return (from, to) switch
        {
            (null, null) => null,
            (_, null) => $"at least {from}{unit}",
            (null, _) => $"at most {to}{unit}",
            _ => $"{from} to {to}{unit}",
        };
    }

    private static string? Limit(JsonElement schema, string keyword, string words) => TryGet(schema, keyword, out var limit) ? words + Json(limit) : null;

    private static string? Text(JsonElement schema, string keyword) =>
        TryGet(schema, keyword, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static string Json(JsonElement value) => Encoding.UTF8.GetString(PlainJson.Write(Encoding.UTF8.GetBytes(value.GetRawText())).Span);

    private static bool TryGet(JsonElement schema, string keyword, out JsonElement value)
    {
        value = default;
        return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(keyword, out value);
    }
}
