using System.Buffers;
using System.Text;

namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>URI templates of RFC 6570, section 2, with erratum 6937, which allows the apostrophe in literals.</summary>
internal static class UriTemplateFormat
{
    public static bool IsTemplate(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == '{')
            {
                var end = text.IndexOf('}');
                if (end < 0 || !IsExpression(text[1..end])) return false;
                text = text[(end + 1)..];
            }
            else if (!SkipLiteral(ref text))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsExpression(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && "+#./;?&=,!@|".Contains(text[0])) text = text[1..];
        foreach (var variable in text.Split(','))
        {
            if (!IsVariable(text[variable])) return false;
        }

        return true;
    }

    private static bool IsVariable(ReadOnlySpan<char> text)
    {
        if (text.EndsWith('*')) return IsName(text[..^1]);
        var colon = text.IndexOf(':');
        return colon < 0 ? IsName(text) : IsName(text[..colon]) && IsPrefixLength(text[(colon + 1)..]);
    }

    private static bool IsPrefixLength(ReadOnlySpan<char> text) => text.Length is >= 1 and <= 4 && text[0] != '0' && !text.ContainsAnyExceptInRange('0', '9');

    private static bool IsName(ReadOnlySpan<char> text)
    {
        var afterDot = true;
        while (!text.IsEmpty)
        {
            if (text[0] == '.' && afterDot) return false;
            if (text[0] == '%' && !IsEncoded(text)) return false;
            if (text[0] is not ('.' or '%' or '_') && !char.IsAsciiLetterOrDigit(text[0])) return false;
            afterDot = text[0] == '.';
            text = text[(text[0] == '%' ? 3 : 1)..];
        }

        return !afterDot;
    }

    private static bool SkipLiteral(ref ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var length) != OperationStatus.Done) return false;
        var c = rune.Value;
        if (c == '%' && !IsEncoded(text)) return false;
        var allowed = rune.IsAscii ? c is > ' ' and < 0x7F && !"\"<>\\^`{|}".Contains((char)c) : UriFormat.IsInternational(c) || UriFormat.IsPrivateUse(c);
        text = text[(c == '%' ? 3 : length)..];
        return allowed;
    }

    private static bool IsEncoded(ReadOnlySpan<char> text) => text.Length >= 3 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);
}
