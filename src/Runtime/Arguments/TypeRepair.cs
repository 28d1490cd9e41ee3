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

    /// <summary>The value of a right type that a string contains; null when it contains none that can be sent.</summary>
    public static Replacement? Propose(JsonElement value, JsonTypes types)
    {
        if (value.ValueKind != JsonValueKind.String || Read(value.GetString()!) is not { } content) return null;
        var isMeant = content.ValueKind is not (JsonValueKind.Null or JsonValueKind.String) && TypeOfValue.Is(content, types);

        // A name that stands twice, or half a surrogate pair, leaves the intention open.
        return isMeant && InputScan.Find(content) == InputFaults.None ? new Replacement(content) : null;
    }

    private static Suggestion FromText(string text, JsonTypes types)
    {
        var content = Read(text);
        var kind = content?.ValueKind ?? JsonValueKind.Undefined;
        var bare = kind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null && TypeOfValue.Is(content!.Value, types);
        if (bare) return new Suggestion($"send {(ShownValue.IsShort(content!.Value) ? content.Value.GetRawText() : "the number")} without quotes", ShowsValue: true);
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

    private static Suggestion WithQuotes(JsonElement value) =>
        new(ShownValue.IsShort(value) ? $"send \"{value.GetRawText()}\", with quotes" : "send it as a string, with quotes", ShowsValue: true);

    private static bool Allows(JsonTypes types, JsonTypes type) => TypeOfValue.Allows(types, type);

    /// <summary>The JSON value that a text spells, or null when it spells none.</summary>
    private static JsonElement? Read(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
