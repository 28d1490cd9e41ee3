namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>Dates and times of RFC 3339, section 5.6, with the leap second where UTC can have one.</summary>
internal static class DateTimeFormat
{
    private const int MinutesOfDay = 24 * 60;

    public static bool IsDateTime(ReadOnlySpan<char> text) => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length == 10 && text[4] == '-' && text[7] == '-'
        && IsNumber(text[..4], out var year) && IsNumber(text[5..7], out var month) && IsNumber(text[8..], out var day)
        && month is >= 1 and <= 12 && day >= 1 && day <= DaysOf(year, month);

    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || !IsClock(text[..5], out var minutes) || text[5] != ':' || !IsNumber(text[6..8], out var second) || second > 60) return false;
        text = text[8..];
        if (text[0] == '.')
        {
            var digits = text[1..].IndexOfAnyExceptInRange('0', '9');
            if (digits < 1) return false;
            text = text[(1 + digits)..];
        }

        if (!IsOffset(text, out var offset)) return false;

        // A leap second is the last one of a day in UTC, whatever the local time.
        return second < 60 || (minutes - offset + (2 * MinutesOfDay)) % MinutesOfDay == MinutesOfDay - 1;
    }

    private static bool IsOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z") return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || !IsClock(text[1..], out minutes)) return false;
        if (text[0] == '-') minutes = -minutes;
        return true;
    }

    private static bool IsClock(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text[2] != ':' || !IsNumber(text[..2], out var hour) || !IsNumber(text[3..], out var minute) || hour > 23 || minute > 59) return false;
        minutes = (hour * 60) + minute;
        return true;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = (value * 10) + (c - '0');
        }

        return true;
    }

    // Year 0000 is a leap year of RFC 3339, but DateTime does not know it.
    private static int DaysOf(int year, int month) => DateTime.DaysInMonth(year == 0 ? 400 : year, month);
}
