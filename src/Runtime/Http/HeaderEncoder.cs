using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Encodes header and cookie parameters.</summary>
internal static class HeaderEncoder
{
    /// <summary>
    /// The header's value, or null when there is nothing to send. Values are not percent-encoded, since servers do not decode headers;
    /// non-ASCII text is refused rather than guessed, because HTTP defines no encoding for it (RFC 9110, section 5.5).
    /// </summary>
    public static string? Header(string name, JsonElement value, string? style, bool? explode, ArgumentRefusal problem)
    {
        if (style is not (null or "" or "simple")) throw new ArgumentException($"'{style}' is no style of a header parameter (simple).", nameof(style));
        return Expansion.Simple.Expand(name, value, explode ?? false, key => Visible(key, problem), item => Visible(JsonText.Of(item, problem), problem));
    }

    /// <summary>The pairs joined with <c>"; "</c>, the separator of the Cookie header, or null when there is nothing to send.</summary>
    public static string? Cookie(string name, JsonElement value, string? style, bool? explode, ArgumentRefusal problem)
    {
        Func<string, string> encode = style switch
        {
            null or "" or "form" => Uri.EscapeDataString,
            "cookie" => text => CookieOctets(text, problem),
            _ => throw new ArgumentException($"'{style}' is no style of a cookie parameter (form, cookie).", nameof(style)),
        };
        return Expansion.Cookie.Expand(encode(name), value, explode ?? true, encode, item => encode(JsonText.Of(item, problem)));
    }

    private static string Visible(string text, ArgumentRefusal problem)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character) && character != '\t') throw problem.Because("it contains a control character, such as a line break");
            if (!char.IsAscii(character)) throw problem.Because("it contains a character outside ASCII, which HTTP headers cannot carry");
        }

        return text;
    }

    private static string CookieOctets(string text, ArgumentRefusal problem)
    {
        foreach (var character in text)
        {
            if (character is <= ' ' or >= '\x7f' or '"' or ',' or ';' or '\\')
            {
                throw problem.Because("it contains a character that a cookie cannot carry (RFC 6265, section 4.1.1)");
            }
        }

        return text;
    }
}
