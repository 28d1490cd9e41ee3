using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Suggests how a value of the wrong type becomes one of the right type, where the intention is plain.</summary>
internal static class TypeRepair
{
    /// <param name="optional">True when the value is a property that its object can do without.</param>
    public static Suggestion Suggest(JsonElement value, JsonTypes types, bool optional) => value.ValueKind switch
    {
        JsonValueKind.Null => new Suggestion(optional ? "leave it out" : null),
        JsonValueKind.String => FromText(value.GetString()!, types),
        JsonValueKind.Number => FromNumber(value, types),
        JsonValueKind.True or JsonValueKind.False when Allows(types, JsonTypes.String) => WithQuotes(value),
        JsonValueKind.Array => FromList(value, types),
        _ => ToList(types),
    };

    private static Suggestion FromText(string text, JsonTypes types)
    {
        var kind = KindOf(text, out var integer);
        var bare = (kind == JsonValueKind.Number && (Allows(types, JsonTypes.Number) || (integer && Allows(types, JsonTypes.Integer))))
            || (kind is JsonValueKind.True or JsonValueKind.False && Allows(types, JsonTypes.Boolean))
            || (kind == JsonValueKind.Null && Allows(types, JsonTypes.Null));
        if (bare) return new Suggestion($"send {ShownValue.Clean(text.Trim(), ShownValue.MaxLength)} without quotes", ShowsValue: true);
        return kind switch
        {
            JsonValueKind.Array when Allows(types, JsonTypes.Array) => new Suggestion("send the list itself, not a string that contains it"),
            JsonValueKind.Object when Allows(types, JsonTypes.Object) => new Suggestion("send the object itself, not a string that contains it"),
            _ => ToList(types),
        };
    }

    private static Suggestion FromNumber(JsonElement value, JsonTypes types)
    {
        if (Allows(types, JsonTypes.Integer)) return new Suggestion("send a whole number");
        if (Allows(types, JsonTypes.String)) return WithQuotes(value);
        return ToList(types);
    }

    private static Suggestion FromList(JsonElement value, JsonTypes types) =>
        value.GetArrayLength() == 1 && TypeOfValue.Is(value[0], types) ? new Suggestion("send the item itself, not a list") : default;

    private static Suggestion ToList(JsonTypes types) => Allows(types, JsonTypes.Array) ? new Suggestion("send a list, even for a single item") : default;

    private static Suggestion WithQuotes(JsonElement value) => new($"send {ShownValue.Quote(value.GetRawText())}, with quotes", ShowsValue: true);

    private static bool Allows(JsonTypes types, JsonTypes type) => TypeOfValue.Allows(types, type);

    /// <summary>The kind of the JSON value that a text spells, or Undefined when it spells none.</summary>
    private static JsonValueKind KindOf(string text, out bool integer)
    {
        integer = false;
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(utf8);
        try
        {
            if (!reader.Read()) return JsonValueKind.Undefined;
            var kind = KindOf(reader.TokenType);
            integer = kind == JsonValueKind.Number && ExactNumber.Parse(reader.ValueSpan).IsInteger;
            reader.Skip();
            return reader.Read() ? JsonValueKind.Undefined : kind;
        }
        catch (JsonException)
        {
            return JsonValueKind.Undefined;
        }
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        JsonTokenType.Null => JsonValueKind.Null,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.StartObject => JsonValueKind.Object,
        _ => JsonValueKind.Undefined,
    };
}
