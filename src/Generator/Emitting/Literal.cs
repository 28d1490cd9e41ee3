using System.Globalization;
using System.Text;

namespace OpenApiMcp.Generator.Emitting;

/// <summary>The only way from the document's text into C#: as a literal or inside a comment.</summary>
internal static class Literal
{
    private const int MinFence = 3;

    /// <summary>A string literal in quotes.</summary>
    public static string Text(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') literal.Append('\\').Append(c);
            else if (c == '\n') literal.Append("\\n");
            else if (IsPlain(c)) literal.Append(c);
            else literal.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    public static string OptionalText(string? text) => text is null ? "null" : Text(text);

    public static string Flag(bool value) => value ? "true" : "false";

    /// <summary>Several string literals with commas between.</summary>
    public static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Text));

    /// <summary>Writes <paramref name="head"/> and a raw UTF-8 literal of JSON lines, whose bytes are the lines and the breaks between.</summary>
    public static void WriteRaw(CodeWriter code, string head, IReadOnlyList<string> lines)
    {
        var fence = new string('"', Math.Max(MinFence, LongestQuotes(lines) + 1));
        code.Line(head);
        code.Indented(() =>
        {
            code.Line(fence);
            foreach (var line in lines) code.Line(line);
            code.Line(fence + "u8;");
        });
    }

    /// <summary>Text for a documentation comment: one line of XML-escaped text.</summary>
    public static string Comment(string text)
    {
        var line = new StringBuilder();
        foreach (var c in text)
        {
            if (c == '<') line.Append("&lt;");
            else if (c == '>') line.Append("&gt;");
            else if (c == '&') line.Append("&amp;");
            else line.Append(IsPlain(c) ? c : ' ');
        }

        return line.ToString().Trim();
    }

    private static int LongestQuotes(IReadOnlyList<string> lines)
    {
        var longest = 0;
        foreach (var line in lines)
        {
            var run = 0;
            foreach (var c in line)
            {
                run = c == '"' ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }
        }

        return longest;
    }

    /// <summary>True for what can stand in source text as itself: visible characters, and surrogates, which only come in pairs.</summary>
    private static bool IsPlain(char c) => c is >= ' ' and <= '~' || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
