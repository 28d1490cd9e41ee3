using System.Buffers;
using System.Buffers.Text;

namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>The formats that need no grammar.</summary>
internal static class PlainFormats
{
    public static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    private static readonly SearchValues<char> Base64Digits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");

    public static bool IsUuid(ReadOnlySpan<char> text)
    {
        if (text.Length != 36) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? text[i] != '-' : !char.IsAsciiHexDigit(text[i])) return false;
        }

        return true;
    }

    /// <summary>RFC 6901, section 3.</summary>
    public static bool IsJsonPointer(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return true;
        if (text[0] != '/') return false;
        for (var i = text.IndexOf('~'); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1'))) return false;
        }

        return true;
    }

    /// <summary>draft-bhutton-relative-json-pointer-00, section 3.</summary>
    public static bool IsRelativeJsonPointer(ReadOnlySpan<char> text)
    {
        if (!SkipNumber(ref text, positive: false)) return false;
        if (!text.IsEmpty && text[0] is '+' or '-')
        {
            text = text[1..];
            if (!SkipNumber(ref text, positive: true)) return false;
        }

        return text is "#" || IsJsonPointer(text);
    }

    public static bool IsBase64(ReadOnlySpan<char> text)
    {
        if (text.Length % 4 != 0) return false;
        if (text.EndsWith("==", StringComparison.Ordinal)) text = text[..^2];
        else if (text.EndsWith('=')) text = text[..^1];
        return !text.ContainsAnyExcept(Base64Digits);
    }

    public static bool IsBase64Url(ReadOnlySpan<char> text) => !text.ContainsAny(" \t\r\n") && Base64Url.IsValid(text);

    private static bool SkipNumber(ref ReadOnlySpan<char> text, bool positive)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0) digits = text.Length;
        if (digits == 0 || (text[0] == '0' && (digits > 1 || positive))) return false;
        text = text[digits..];
        return true;
    }
}
