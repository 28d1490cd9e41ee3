using System.Buffers;

namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>Mailboxes of RFC 5321, section 4.1.2, and their extension to non-ASCII characters by RFC 6531, section 3.3.</summary>
internal static class EmailFormat
{
    private const int MaxDomain = 255;

    private static readonly SearchValues<char> Atoms = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~");

    public static bool IsMailbox(ReadOnlySpan<char> text, bool international)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && IsLocalPart(text[..at], international) && IsDomain(text[(at + 1)..], international);
    }

    private static bool IsLocalPart(ReadOnlySpan<char> text, bool international) =>
        text[0] == '"' ? IsQuoted(text, international) : IsDotted(text, international);

    private static bool IsDotted(ReadOnlySpan<char> text, bool international)
    {
        var afterDot = true;
        foreach (var c in text)
        {
            if (c == '.' && afterDot) return false;
            if (c != '.' && !Atoms.Contains(c) && !(international && !char.IsAscii(c))) return false;
            afterDot = c == '.';
        }

        return !afterDot;
    }

    private static bool IsQuoted(ReadOnlySpan<char> text, bool international)
    {
        if (text.Length < 2 || text[^1] != '"') return false;
        text = text[1..^1];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                if (++i == text.Length || text[i] is < ' ' or > '~') return false;
            }
            else if (text[i] == '"' || (text[i] is < ' ' or > '~' && !(international && !char.IsAscii(text[i]))))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDomain(ReadOnlySpan<char> text, bool international)
    {
        if (text.IsEmpty || text.Length > MaxDomain) return false;
        if (text[0] == '[' && text[^1] == ']' && text.Length > 2) return IsAddress(text[1..^1]);
        foreach (var label in text.Split('.'))
        {
            if (!HostnameFormat.IsLabelShape(text[label], international)) return false;
        }

        return true;
    }

    // Address literals with another tag need a registration that nobody has made.
    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("IPv6:", StringComparison.OrdinalIgnoreCase) ? AddressFormat.IsIpv6(text[5..]) : AddressFormat.IsIpv4(text);
}
