namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>Durations of RFC 3339, appendix A: units in order, none left out between the first and the last, no fractions.</summary>
internal static class DurationFormat
{
    public static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('P' or 'p')) return false;
        text = text[1..];
        if (Skip(ref text, "W")) return text.IsEmpty;
        var hasDate = Skip(ref text, "YMD");
        if (text.IsEmpty) return hasDate;
        if (text[0] is not ('T' or 't')) return false;
        text = text[1..];
        return Skip(ref text, "HMS") && text.IsEmpty;
    }

    /// <summary>Skips numbers with consecutive units; false when there is not even one.</summary>
    private static bool Skip(ref ReadOnlySpan<char> text, string units)
    {
        var next = -1;
        while (true)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (digits < 1) return next >= 0;
            var unit = units.IndexOf(char.ToUpperInvariant(text[digits]), StringComparison.Ordinal);
            if (unit < 0 || (next >= 0 && unit != next)) return false;
            text = text[(digits + 1)..];
            next = unit + 1;
        }
    }
}
