using System.Globalization;

namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>The Bidi rule for labels of host names that have right-to-left characters (RFC 5893, section 2).</summary>
internal static class BidiRule
{
    private enum BidiClass
    {
        Left,
        Right,
        EuropeanDigit,
        ArabicDigit,
        Mark,
        Other,
    }

    /// <summary>True when a label makes its host name a Bidi domain name.</summary>
    public static bool Applies(ReadOnlySpan<int> label)
    {
        foreach (var codePoint in label)
        {
            if (ClassOf(codePoint) is BidiClass.Right or BidiClass.ArabicDigit) return true;
        }

        return false;
    }

    public static bool IsMet(ReadOnlySpan<int> label)
    {
        var first = ClassOf(label[0]);
        if (first is not (BidiClass.Left or BidiClass.Right)) return false;
        var (european, arabic, right, left) = (false, false, false, false);
        foreach (var codePoint in label)
        {
            var kind = ClassOf(codePoint);
            european |= kind == BidiClass.EuropeanDigit;
            arabic |= kind == BidiClass.ArabicDigit;
            right |= kind == BidiClass.Right;
            left |= kind == BidiClass.Left;
        }

        var end = label.Length - 1;
        while (end > 0 && ClassOf(label[end]) == BidiClass.Mark) end--;
        var last = ClassOf(label[end]);
        return first == BidiClass.Left
            ? !right && !arabic && last is BidiClass.Left or BidiClass.EuropeanDigit
            : !left && !(european && arabic) && last is BidiClass.Right or BidiClass.EuropeanDigit or BidiClass.ArabicDigit;
    }

    private static BidiClass ClassOf(int codePoint) => codePoint switch
    {
        (>= '0' and <= '9') or (>= 0x6F0 and <= 0x6F9) => BidiClass.EuropeanDigit,
        (>= 0x660 and <= 0x669) or (>= 0x10D30 and <= 0x10D39) => BidiClass.ArabicDigit,
        '-' or 0x200C or 0x200D => BidiClass.Other,
        < 0x80 => BidiClass.Left,
        _ when CharUnicodeInfo.GetUnicodeCategory(codePoint) == UnicodeCategory.NonSpacingMark => BidiClass.Mark,
        _ when IdnaTables.Contains(IdnaTables.RightToLeft, codePoint) => BidiClass.Right,
        _ => IdnaTables.Contains(IdnaTables.Neutral, codePoint) ? BidiClass.Other : BidiClass.Left,
    };
}
