namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>IP addresses: RFC 2673, section 3.2, and RFC 4291, section 2.2.</summary>
internal static class AddressFormat
{
    private const int Groups = 8;

    public static bool IsIpv4(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            if (++parts > 4 || !IsOctet(text[range])) return false;
        }

        return parts == 4;
    }

    public static bool IsIpv6(ReadOnlySpan<char> text)
    {
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0) return CountGroups(text, isEnd: true) == Groups;
        var before = gap == 0 ? 0 : CountGroups(text[..gap], isEnd: false);
        var rest = text[(gap + 2)..];
        var after = rest.IsEmpty ? 0 : CountGroups(rest, isEnd: true);
        return before >= 0 && after >= 0 && before + after < Groups;
    }

    /// <summary>The number of groups, of which an IPv4 address at the end is worth two; -1 when one is malformed.</summary>
    private static int CountGroups(ReadOnlySpan<char> text, bool isEnd)
    {
        var count = 0;
        foreach (var range in text.Split(':'))
        {
            var group = text[range];
            if (isEnd && range.End.Value == text.Length && group.Contains('.')) return IsIpv4(group) ? count + 2 : -1;
            if (group.Length is < 1 or > 4 || group.ContainsAnyExcept(PlainFormats.HexDigits)) return -1;
            count++;
        }

        return count;
    }

    private static bool IsOctet(ReadOnlySpan<char> text)
    {
        if (text.Length is < 1 or > 3 || text.ContainsAnyExceptInRange('0', '9') || (text.Length > 1 && text[0] == '0')) return false;
        return text.Length < 3 || text.CompareTo("255", StringComparison.Ordinal) <= 0;
    }
}
