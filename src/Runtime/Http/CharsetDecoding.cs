using System.Net.Http.Headers;
using System.Text;
using System.Text.Unicode;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Turns the text of a response into UTF-8: from the charset of its byte order mark, else from the declared one.</summary>
internal static class CharsetDecoding
{
    private const int LongestName = 40;

    private const string Kept = "its bytes are kept as they came.";

    /// <summary>The charsets that browsers read as windows-1252, which differs in 27 characters that the others do not have (WHATWG Encoding, section 4.2).</summary>
    private static readonly string[] Western = ["iso-8859-1", "latin1", "iso_8859-1", "l1", "cp1252", "windows-1252", "x-cp1252"];

    static CharsetDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="contentType">The header as it came; null where there is none.</param>
    /// <param name="fault">What is wrong with the text, where it could not be decoded and is as it came; else null.</param>
    /// <param name="isPart">True where the rest is lost, so that the text may end within a character.</param>
    /// <returns>The text in UTF-8, or the bytes as they came.</returns>
    public static ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> body, string? contentType, out string? fault, bool isPart = false)
    {
        fault = null;
        var charset = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.CharSet?.Trim(' ', '"', '\'').ToLowerInvariant() : null;
        var type = parsed?.MediaType ?? "";
        var isJson = MediaTypes.IsJson(type);

        // What is declared as anything else, or begins like an image or a PDF, is bytes, whatever charset some servers add to it.
        if (body.IsEmpty || !(isJson || MediaTypes.IsText(type) || MediaTypes.IsXml(type)) || MediaSignature.Find(body.Span) is not null) return body;
        var isUtf8 = charset is null or "utf-8" or "utf8" or "us-ascii";
        var encoding = ByMark(body.Span) ?? (isUtf8 ? (isJson ? ByPattern(body.Span) : Encoding.UTF8) : ByName(charset!, body.Span));
        if (encoding is UTF8Encoding)
        {
            var declares = charset is null ? " and declares no other charset" : ", which it declares";
            if (!Utf8.IsValid(body.Span)) fault = $"The response is not text in UTF-8{declares}; {Kept}";
            return body;
        }

        if (encoding is null)
        {
            if (!Ascii.IsValid(body.Span)) fault = $"The response declares the charset {Shown(charset)}, which cannot be decoded here; {Kept}";
            return body;
        }

        try
        {
            var text = new char[encoding.GetMaxCharCount(body.Length)];
            ReadOnlySpan<char> decoded = text.AsSpan(0, encoding.GetDecoder().GetChars(body.Span, text, flush: !isPart));
            return ToBytes(decoded is ['\uFEFF', ..] ? decoded[1..] : decoded);
        }
        catch (DecoderFallbackException)
        {
            fault = $"The response is not text in {encoding.WebName}, the charset that it {(charset is null ? "appears to be in" : "declares")}; {Kept}";
            return body;
        }
    }

    private static byte[] ToBytes(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> text) => text switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Strict("utf-8"),
        [0xFF, 0xFE, 0, 0, ..] => Strict("utf-32"),
        [0, 0, 0xFE, 0xFF, ..] => Strict("utf-32BE"),
        [0xFF, 0xFE, ..] => Strict("utf-16"),
        [0xFE, 0xFF, ..] => Strict("utf-16BE"),
        _ => null,
    };

    /// <summary>JSON begins with an ASCII character, so a zero beside it says how wide characters are.</summary>
    private static Encoding ByPattern(ReadOnlySpan<byte> text) => text switch
    {
        [0, > 0 and < 128, 0, > 0, ..] => Strict("utf-16BE"),
        [> 0 and < 128, 0, > 0, 0, ..] => Strict("utf-16"),
        _ => Encoding.UTF8,
    };

    private static Encoding? ByName(string charset, ReadOnlySpan<byte> text)
    {
        if (Western.Contains(charset, StringComparer.Ordinal)) return Strict("windows-1252");
        if (charset is "utf-16" or "unicode") return Strict(text is [0, ..] ? "utf-16BE" : "utf-16");
        try
        {
            return Strict(charset);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>The API's word, so it is repeated only where it is one that names a charset.</summary>
    private static string Shown(string? charset) =>
        charset is { Length: <= LongestName } && charset.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.') ? charset : "of an odd name";
}
