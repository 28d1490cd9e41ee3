using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Values as problem texts show them: on one line, at most 60 characters, without control characters.</summary>
internal static class ShownValue
{
    public const string Hidden = "[hidden]";

    public const int MaxLength = 60;

    /// <summary>A value of the caller. Objects and arrays are only described, for a secret may lie inside.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => OfText(value.GetString()!),
        JsonValueKind.Object => value.GetPropertyCount() == 0 ? "an empty object" : "an object with " + Wording.Properties(value.GetPropertyCount()),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "an empty array" : "an array of " + Wording.Count(value.GetArrayLength(), "item"),
        _ => Clean(value.GetRawText(), MaxLength),
    };

    /// <summary>A text that seems to be an object or an array is not repeated either.</summary>
    private static string OfText(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] is not ('{' or '[')) return Quote(text);
        return start[0] == '{' ? "\"{…}\"" : "\"[…]\"";
    }

    /// <summary>A value of the document, as JSON.</summary>
    public static string OfDocument(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Quote(value.GetString()!) : Clean(value.GetRawText(), MaxLength);

    public static string Quote(string text) => '"' + Clean(text, MaxLength - 2) + '"';

    /// <summary>A text without control, format and unassigned characters, cut to a length; what is cut off leaves an ellipsis.</summary>
    public static string Clean(string text, int maxLength)
    {
        var shown = new StringBuilder();
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            var part = IsVisible(rune) ? units[..rune.EncodeToUtf16(units)] : Escape(rune);
            if (shown.Length + part.Length > maxLength) return Cut(shown, maxLength);
            shown.Append(part);
        }

        return shown.ToString();
    }

    private static ReadOnlySpan<char> Escape(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        var value => $"\\u{{{value.ToString("X", CultureInfo.InvariantCulture)}}}",
    };

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Cut(StringBuilder shown, int maxLength)
    {
        if (shown.Length == maxLength) shown.Length -= char.IsLowSurrogate(shown[^1]) ? 2 : 1;
        return shown.Append('…').ToString();
    }
}
