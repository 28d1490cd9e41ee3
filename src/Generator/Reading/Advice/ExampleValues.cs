using System.Globalization;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Compares JSON values as JSON Schema does: 1 and 1.0 are the same.</summary>
internal static class ExampleValues
{
    public static bool Is(SchemaTypes types, JsonValue value) => value.Kind switch
    {
        JsonKind.Null => types.Has(SchemaTypes.Null),
        JsonKind.True or JsonKind.False => types.Has(SchemaTypes.Boolean),
        JsonKind.Object => types.Has(SchemaTypes.Object),
        JsonKind.Array => types.Has(SchemaTypes.Array),
        JsonKind.String => types.Has(SchemaTypes.String),
        _ => types.Has(SchemaTypes.Number) || (types.Has(SchemaTypes.Integer) && (Number(value.Text) is not { } number || number == decimal.Truncate(number))),
    };

    /// <summary>Compares with a value as minified text; only numbers and what may hold them can be equal when their texts are not.</summary>
    public static bool AreEqual(string json, JsonValue value) =>
        json == JsonText.Minify(value) || (value.Kind is JsonKind.Number or JsonKind.Array or JsonKind.Object && AreEqual(JsonReader.Read(json), value));

    /// <summary>A number that a decimal can hold; null for others, which are not judged.</summary>
    public static decimal? Number(string? text) =>
        text is not null && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A value for a message.</summary>
    public static string Short(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        _ when value.Text.Length > 60 => "this string",
        _ => JsonText.Minify(value),
    };

    private static bool AreEqual(JsonValue a, JsonValue b)
    {
        if (a.Kind != b.Kind) return false;
        return a.Kind switch
        {
            JsonKind.Number => a.Text == b.Text || (Number(a.Text) is { } x && Number(b.Text) is { } y && x == y),
            JsonKind.String => a.Text == b.Text,
            JsonKind.Array => a.Items.Count == b.Items.Count && !a.Items.Where((item, i) => !AreEqual(item, b.Items[i])).Any(),
            JsonKind.Object => a.Members.Count == b.Members.Count && a.Members.All(member => b.Find(member.Name) is { } other && AreEqual(member.Value, other)),
            _ => true,
        };
    }
}
