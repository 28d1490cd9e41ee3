using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Suggests which of the allowed values was meant by one that is not among them.</summary>
internal static class ValueRepair
{
    public static Suggestion Suggest(JsonElement value, ReadOnlySpan<string> allowed)
    {
        if (value.ValueKind == JsonValueKind.String) return new Suggestion(NearestName.Suggest(value.GetString()!, allowed));
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) return default;
        foreach (var candidate in allowed)
        {
            if (value.GetRawText() == candidate) return new Suggestion($"send {ShownValue.Quote(candidate)}, with quotes", ShowsValue: true);
        }

        return default;
    }

    public static Suggestion Suggest(JsonElement value, JsonElement allowed)
    {
        var strings = new List<string>();
        foreach (var candidate in allowed.EnumerateArray())
        {
            if (candidate.ValueKind == JsonValueKind.String) strings.Add(candidate.GetString()!);
            else if (IsQuoted(value, candidate)) return WithoutQuotes(candidate);
        }

        return Suggest(value, strings.ToArray());
    }

    public static Suggestion SuggestOne(JsonElement value, JsonElement allowed)
    {
        if (allowed.ValueKind == JsonValueKind.String) return Suggest(value, [allowed.GetString()!]);
        return IsQuoted(value, allowed) ? WithoutQuotes(allowed) : default;
    }

    private static bool IsQuoted(JsonElement value, JsonElement candidate) =>
        value.ValueKind == JsonValueKind.String
        && candidate.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)
        && value.ValueEquals(candidate.GetRawText());

    private static Suggestion WithoutQuotes(JsonElement candidate) => new($"send {ShownValue.OfDocument(candidate)} without quotes", ShowsValue: true);
}
