namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>Host names of RFC 1123, section 2.1, whose labels may be A-labels, and internationalized ones (RFC 5890).</summary>
internal static class HostnameFormat
{
    private const int MaxName = 253;

    // Internationalized names may use other full stops (RFC 3490, section 3.1).
    private const string FullStops = ".\u3002\uFF0E\uFF61";

    public static bool IsHostname(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MaxName) return false;
        Span<int> codePoints = stackalloc int[IdnaLabel.MaxLength];
        foreach (var range in text.Split('.'))
        {
            var label = text[range];
            if (!IsLabelShape(label, international: false)) return false;
            if (!IdnaLabel.HasPrefix(label)) continue;
            var length = IdnaLabel.Read(label, codePoints);
            if (length < 0 || (BidiRule.Applies(codePoints[..length]) && !BidiRule.IsMet(codePoints[..length]))) return false;
        }

        return true;
    }

    public static bool IsInternationalHostname(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        var (bidi, total) = (false, -1);
        Span<int> codePoints = stackalloc int[IdnaLabel.MaxLength];
        foreach (var range in text.SplitAny(FullStops))
        {
            var length = IdnaLabel.Read(text[range], codePoints);
            if (length < 0) return false;
            bidi |= BidiRule.Applies(codePoints[..length]);
            total += 1 + IdnaLabel.EncodedLength(text[range], codePoints[..length]);
        }

        return total <= MaxName && (!bidi || EveryLabelMeetsBidiRule(text, codePoints));
    }

    /// <summary>Letters, digits and inner hyphens, at most 63; with non-ASCII characters where those are allowed.</summary>
    public static bool IsLabelShape(ReadOnlySpan<char> label, bool international)
    {
        if (label.Length is < 1 or > IdnaLabel.MaxLength || label[0] == '-' || label[^1] == '-') return false;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-' && !(international && !char.IsAscii(c))) return false;
        }

        return true;
    }

    private static bool EveryLabelMeetsBidiRule(ReadOnlySpan<char> text, Span<int> codePoints)
    {
        foreach (var range in text.SplitAny(FullStops))
        {
            if (!BidiRule.IsMet(codePoints[..IdnaLabel.Read(text[range], codePoints)])) return false;
        }

        return true;
    }
}
