using System.Globalization;
using System.Text;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// Text as people see it: what is invisible, or turns the direction of writing, can carry words that only a model reads. It is
/// removed from prose with a warning, and only reported where an API compares the text.
/// </summary>
internal static class VisibleText
{
    /// <summary>The code points that Unicode lets a renderer ignore (Default_Ignorable_Code_Point), as first and last.</summary>
    private static readonly (int First, int Last)[] Ignorable =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB),
        (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    /// <summary>A string of the document without what cannot be seen; a separator of lines becomes a space.</summary>
    public static string Read(ReadingContext context, JsonValue value)
    {
        var text = value.Text;
        if (IsPlain(text) || FindHidden(text) is not { } first) return text;
        context.Warn(Rules.InvisibleText, value.Span, Describe(first), "such characters are removed");
        var visible = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i += Width(text, i))
        {
            if (!IsHidden(text, i)) visible.Append(text, i, Width(text, i));
            else if (text[i] is '\u0085' or '\u2028' or '\u2029') visible.Append(' ');
        }

        return visible.ToString();
    }

    /// <summary>Reports a text that must stay as it is.</summary>
    public static void Check(ReadingContext context, string text, JsonSpan span)
    {
        if (IsPlain(text) || FindHidden(text) is not { } first) return;
        context.Warn(Rules.InvisibleText, span, Describe(first), "it is kept, since the API compares it");
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' and not ('\t' or '\n' or '\r') or > '~') return false;
        }

        return true;
    }

    private static int? FindHidden(string text)
    {
        for (var i = 0; i < text.Length; i += Width(text, i))
        {
            if (IsHidden(text, i)) return char.ConvertToUtf32(text, i);
        }

        return null;
    }

    private static bool IsHidden(string text, int at)
    {
        var point = char.ConvertToUtf32(text, at);
        if (point < 0x80) return point is (< ' ' and not ('\t' or '\n' or '\r')) or 0x7F;
        if (point is <= 0x9F or 0x2028 or 0x2029) return true;
        foreach (var (first, last) in Ignorable)
        {
            if (point >= first && point <= last) return !IsPartOfCharacter(text, at, point);
        }

        return false;
    }

    /// <summary>A joiner or variation selector is part of an emoji or a letter where a visible character beyond Latin 1 stands before it.</summary>
    private static bool IsPartOfCharacter(string text, int at, int point)
    {
        if (point is not (0x200C or 0x200D or 0xFE0E or 0xFE0F) || at == 0) return false;
        var before = char.ConvertToUtf32(text, char.IsLowSurrogate(text[at - 1]) ? at - 2 : at - 1);
        if (before == 0xFE0F) return point == 0x200D;
        return before > 0xFF && !Ignorable.Any(range => before >= range.First && before <= range.Last);
    }

    private static int Width(string text, int at) => char.IsSurrogatePair(text, at) ? 2 : 1;

    private static string Describe(int point) => "U+" + point.ToString("X4", CultureInfo.InvariantCulture);
}
