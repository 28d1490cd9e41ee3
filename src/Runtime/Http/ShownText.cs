using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Prepares foreign text for a message: no secret, no invisible character, no broken one.</summary>
internal static class ShownText
{
    /// <summary>
    /// Makes every run of white space and control characters one space, drops invisible format characters (text that a reader cannot see
    /// could still instruct a model), resolves escapes of printable characters, and redacts before and after, so that a secret can hide neither in
    /// nor behind any of these.
    /// </summary>
    public static string Clean(string text, SecretRedactor redactor)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in redactor.Redact(EscapedText.Resolve(redactor.Redact(text))).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format) continue;
            if (Rune.IsWhiteSpace(rune) || category == UnicodeCategory.Control)
            {
                if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            }
            else
            {
                result.Append(rune.ToString());
            }
        }

        return redactor.Redact(result.ToString().TrimEnd());
    }

    /// <summary>At most <paramref name="length"/> characters, with an ellipsis where something was cut, never through a surrogate pair.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }
}
