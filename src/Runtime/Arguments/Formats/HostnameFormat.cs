namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>Host names of RFC 1123, section 2.1, whose labels may be A-labels (RFC 5890), and internationalized ones.</summary>
internal static class HostnameFormat
{
    private const int MaxName = 253;

    private const int MaxLabel = 63;

    public static bool IsHostname(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxName) return false;
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (!IsLabelShape(label, international: false)) return false;
        }

        return true;
    }

    /// <summary>Letters, digits and inner hyphens, at most 63; with non-ASCII characters where those are allowed.</summary>
    public static bool IsLabelShape(ReadOnlySpan<char> label, bool international)
    {
        if (label.Length is < 1 or > MaxLabel || label[0] == '-' || label[^1] == '-') return false;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-' && !(international && !char.IsAscii(c))) return false;
        }

        return true;
    }
}
