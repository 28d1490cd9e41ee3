using System.Globalization;
using System.Text;

namespace OpenApiMcp.Runtime.Prompts;

/// <summary>Puts a value into a prompt as data: between quotes, on one line, without characters that a reader cannot see.</summary>
internal static class QuotedValue
{
    private enum Gap
    {
        None,
        Space,
        Line,
    }

    /// <summary>A run of white space and control characters becomes a space, and a semicolon where it broke the line: lists stay lists.</summary>
    public static string Of(string value)
    {
        var text = new StringBuilder("\"");
        var gap = Gap.None;
        foreach (var rune in value.EnumerateRunes())
        {
            var found = GapOf(rune);
            if (found > gap) gap = found;
            if (found != Gap.None || !IsVisible(rune)) continue;
            if (text.Length > 1) Append(text, gap);
            if (rune.Value is '"' or '\\') text.Append('\\');
            text.Append(rune.ToString());
            gap = Gap.None;
        }

        return text.Append('"').ToString();
    }

    /// <summary>True for a value of which nothing would be seen.</summary>
    public static bool IsBlank(string value) => Of(value).Length == 2;

    private static void Append(StringBuilder text, Gap gap)
    {
        if (gap == Gap.Line && text[^1] is not (',' or ';')) text.Append(';');
        if (gap != Gap.None) text.Append(' ');
    }

    private static Gap GapOf(Rune rune)
    {
        if (rune.Value is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029') return Gap.Line;
        return Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? Gap.Space : Gap.None;
    }

    /// <summary>Text of invisible characters could instruct a model behind the user's back.</summary>
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
