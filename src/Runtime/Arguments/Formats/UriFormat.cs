using System.Buffers;
using System.Text;

namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>URIs and references of RFC 3986, and their extension to non-ASCII characters by RFC 3987.</summary>
internal static class UriFormat
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private const string SubDelimiters = "!$&'()*+,;=";

    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Unreserved + SubDelimiters);
    private static readonly SearchValues<char> UserCharacters = SearchValues.Create(Unreserved + SubDelimiters + ":");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create(Unreserved + SubDelimiters + ":@/");
    private static readonly SearchValues<char> QueryCharacters = SearchValues.Create(Unreserved + SubDelimiters + ":@/?");

    /// <summary>True for a text with a scheme.</summary>
    public static bool IsUri(ReadOnlySpan<char> text, bool international) => SkipScheme(ref text) && IsRest(text, international);

    /// <summary>True for a URI and for a relative reference.</summary>
    public static bool IsReference(ReadOnlySpan<char> text, bool international)
    {
        if (IsUri(text, international)) return true;

        // Without a scheme the first segment may not look as if it had one.
        var end = text.IndexOfAny("/?#");
        return !(end < 0 ? text : text[..end]).Contains(':') && IsRest(text, international);
    }

    private static bool SkipScheme(ref ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 1 || !char.IsAsciiLetter(text[0]) || text[..colon].ContainsAnyExcept(SchemeCharacters)) return false;
        text = text[(colon + 1)..];
        return true;
    }

    private static bool IsRest(ReadOnlySpan<char> text, bool international)
    {
        var hash = text.IndexOf('#');
        if (hash >= 0 && !Consists(text[(hash + 1)..], QueryCharacters, international)) return false;
        if (hash >= 0) text = text[..hash];
        var question = text.IndexOf('?');
        if (question >= 0 && !Consists(text[(question + 1)..], QueryCharacters, international, privateUse: international)) return false;
        if (question >= 0) text = text[..question];
        if (!text.StartsWith("//", StringComparison.Ordinal)) return Consists(text, PathCharacters, international);

        text = text[2..];
        var slash = text.IndexOf('/');
        if (slash < 0) return IsAuthority(text, international);
        return IsAuthority(text[..slash], international) && Consists(text[slash..], PathCharacters, international);
    }

    private static bool IsAuthority(ReadOnlySpan<char> text, bool international)
    {
        var at = text.IndexOf('@');
        if (at >= 0 && !Consists(text[..at], UserCharacters, international)) return false;
        text = text[(at + 1)..];
        if (!text.StartsWith('['))
        {
            var colon = text.IndexOf(':');
            return colon < 0 ? Consists(text, NameCharacters, international) : Consists(text[..colon], NameCharacters, international) && IsPort(text[colon..]);
        }

        var end = text.IndexOf(']');
        return end >= 0 && IsLiteral(text[1..end]) && IsPort(text[(end + 1)..]);
    }

    private static bool IsPort(ReadOnlySpan<char> text) => text.IsEmpty || (text[0] == ':' && !text[1..].ContainsAnyExceptInRange('0', '9'));

    private static bool IsLiteral(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('v' or 'V')) return AddressFormat.IsIpv6(text);
        var dot = text.IndexOf('.');
        return dot > 1 && dot + 1 < text.Length
            && !text[1..dot].ContainsAnyExcept(PlainFormats.HexDigits) && !text[(dot + 1)..].ContainsAnyExcept(UserCharacters);
    }

    private static bool Consists(ReadOnlySpan<char> text, SearchValues<char> allowed, bool international, bool privateUse = false)
    {
        while (true)
        {
            var other = text.IndexOfAnyExcept(allowed);
            if (other < 0) return true;
            text = text[other..];
            if (text[0] == '%')
            {
                if (text.Length < 3 || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2])) return false;
                text = text[3..];
                continue;
            }

            if (!international || Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done) return false;
            if (!IsInternational(rune.Value) && !(privateUse && IsPrivateUse(rune.Value))) return false;
            text = text[length..];
        }
    }

    /// <summary><c>ucschar</c> of RFC 3987.</summary>
    internal static bool IsInternational(int c) =>
        c is (>= 0xA0 and <= 0xD7FF) or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFEF)
        || (c is >= 0x10000 and <= 0xEFFFD && (c & 0xFFFF) <= 0xFFFD && c is < 0xE0000 or >= 0xE1000);

    /// <summary><c>iprivate</c> of RFC 3987.</summary>
    internal static bool IsPrivateUse(int c) => c is (>= 0xE000 and <= 0xF8FF) or (>= 0xF0000 and <= 0xFFFFD) or (>= 0x100000 and <= 0x10FFFD);
}
