using System.Globalization;
using System.Text.Json;

namespace LeadMagic.Stress.Tests.Fuzzing.Making;

/// <summary>Values at a schema's bounds: just right, just wrong, and nearly of the right type.</summary>
internal static class SchemaValues
{
    private const int MaxDepth = 3;

    private const int ManyItems = 30;

    private static readonly string[] Letters = ["a", "é", "😀", "\\u00e9", "\\n", " ", "/", "%", "."];

    private static readonly string[] Formatted =
    [
        "jane@example.com", "jane@exämple.com", "jane@", "@example.com", "a@b@example.com", "2026-02-28", "2026-02-29", "2026-2-8", "2026-02-28T00:00:00Z", "..", ".", "a/b", "a%2fb",
        "https://profiles.example/in/jane-doe", "//example.com", "example.com", "xn--nxa.example", " example.com", "VP", "vp", "us", "US",
    ];

    /// <returns>The value as JSON.</returns>
    public static string Near(JsonElement schema, Chance chance, int depth = 0)
    {
        if (chance.OneIn(12)) return Odd(chance);
        return TypeOf(schema) switch
        {
            "string" => Text(schema, chance),
            "integer" or "number" => Number(schema, chance),
            "boolean" => chance.Pick(["true", "false", "\"true\"", "\"False\"", "1"]),
            "array" => Items(schema, chance, depth),
            "object" => Members(schema, chance, depth),
            _ => Odd(chance),
        };
    }

    private static string Odd(Chance chance) => System.Text.Encoding.UTF8.GetString(OddValues.Pick(chance));

    private static string? TypeOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private static string Text(JsonElement schema, Chance chance)
    {
        if (chance.OneIn(2)) return $"\"{chance.Pick(Formatted)}\"";
        var bound = Bound(schema, chance.OneIn(2) ? "maxLength" : "minLength") ?? 1;
        var length = (int)Math.Clamp(bound - 1 + chance.Below(3), 0, 5_000);
        return $"\"{string.Concat(Enumerable.Repeat(chance.Pick(Letters), length))}\"";
    }

    private static string Number(JsonElement schema, Chance chance)
    {
        var bound = Bound(schema, chance.OneIn(2) ? "minimum" : "maximum") ?? chance.Below(100);
        var number = (bound - 1 + chance.Below(3)).ToString(CultureInfo.InvariantCulture);
        return chance.Below(8) switch { 0 => $"\"{number}\"", 1 => $"{number}.0", 2 => $"{number}e0", 3 => $"\" {number} \"", 4 => $"[{number}]", _ => number };
    }

    private static string Items(JsonElement schema, Chance chance, int depth)
    {
        if (depth >= MaxDepth || !schema.TryGetProperty("items", out var item)) return chance.Pick(["[]", "[1]", "\"[]\"", "{}"]);
        var count = chance.OneIn(6) ? (int)Math.Min(Bound(schema, "maxItems") ?? 3, ManyItems) + chance.Below(2) : chance.Below(3);
        var items = $"[{string.Join(',', Enumerable.Range(0, count).Select(_ => Near(item, chance, depth + 1)))}]";
        return chance.OneIn(8) ? JsonText(items) : items;
    }

    private static string Members(JsonElement schema, Chance chance, int depth)
    {
        if (depth >= MaxDepth || !schema.TryGetProperty("properties", out var properties)) return chance.Pick(["{}", "{\"a\":1}", "\"{}\"", "[]"]);
        var members = properties.EnumerateObject().Where(_ => chance.OneIn(2)).Select(member => $"\"{member.Name}\":{Near(member.Value, chance, depth + 1)}");
        var whole = $"{{{string.Join(',', members)}}}";
        return chance.OneIn(8) ? JsonText(whole) : whole;
    }

    /// <summary>JSON inside a JSON text, as models write objects at times.</summary>
    private static string JsonText(string json) => $"\"{JsonEncodedText.Encode(json)}\"";

    private static long? Bound(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out var bound) ? bound.GetInt64() : null;
}
