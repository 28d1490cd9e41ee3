using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>What may be shown of a string or number beyond its description.</summary>
internal enum Showing
{
    /// <summary>Free text: its length alone.</summary>
    Described,

    /// <summary>The same, and of numbers and booleans the type.</summary>
    Typed,

    /// <summary>Text that has nearly an allowed value, if it looks like a word.</summary>
    Word,

    /// <summary>Text that should be a date or a time, if it looks like one.</summary>
    Time,

    /// <summary>The name of a property, if it looks like a word.</summary>
    Name,
}

/// <summary>
/// Values as problem texts show them, on one line. Problem texts end up in logs, and arguments are emails, names, phone numbers
/// and profiles: a text is shown only where it cannot be one of these, else its length is said; likewise long numbers.
/// </summary>
internal static partial class ShownValue
{
    public const string Hidden = "[hidden]";

    public const int MaxLength = 60;

    private const int MaxWord = 40;

    /// <summary>As many digits as a phone number has, however they are grouped.</summary>
    private const int ManyDigits = 7;

    /// <summary>A value of the caller.</summary>
    public static string Of(JsonElement value, Showing showing = Showing.Described) => value.ValueKind switch
    {
        JsonValueKind.String => OfText(value.GetString()!, showing),
        JsonValueKind.Object => value.GetPropertyCount() == 0 ? "an empty object" : "an object with " + Wording.Properties(value.GetPropertyCount()),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "an empty array" : "an array of " + Wording.Count(value.GetArrayLength(), "item"),
        JsonValueKind.Number => OfNumber(value.GetRawText()) + (showing == Showing.Typed && IsShort(value) ? " is a number" : ""),
        JsonValueKind.True or JsonValueKind.False => value.GetRawText() + (showing == Showing.Typed ? " is a boolean" : ""),
        _ => value.GetRawText(),
    };

    /// <summary>The caller's name of a property.</summary>
    public static string Name(string name) => IsWord(name) ? name : $"[name of {Count(name)}]";

    /// <summary>True for what is not described but shown whatever the schema: short numbers, booleans and null.</summary>
    public static bool IsShort(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText() is { Length: <= MaxLength } text && !HasManyDigits(text),
        JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null => true,
        _ => false,
    };

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

    private static string OfText(string text, Showing showing) => showing switch
    {
        Showing.Word when IsWord(text) => Quote(text),
        Showing.Time when TimeShape().IsMatch(text) => Quote(text),
        Showing.Name => IsWord(text) ? "the name " + Quote(text) : "a name of " + Count(text),
        _ => text.Length == 0 ? "an empty string" : "a string of " + Count(text),
    };

    private static string OfNumber(string text) =>
        text.Length <= MaxLength && !HasManyDigits(text) ? text : $"a number of {Wording.Count(text.Count(char.IsAsciiDigit), "digit")}";

    private static string Count(string text) => Wording.Count(text.EnumerateRunes().Count(), "character");

    /// <summary>True for a text that names a thing: no address, no phone number, not the words of a person's name.</summary>
    private static bool IsWord(string text) =>
        text.Length is > 0 and <= MaxWord && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') && text.Any(char.IsAsciiLetter) && !HasManyDigits(text);

    private static bool HasManyDigits(string text) => text.Count(char.IsAsciiDigit) >= ManyDigits;

    /// <summary>Dates of these centuries, the year first or last, and times: no phone number is grouped like that.</summary>
    [GeneratedRegex(
        @"^((19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](19|20)[0-9]{2})?([Tt ]?[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?([Zz]|[+-][0-9]{2}:?[0-9]{2})?)?\z",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeShape();

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
