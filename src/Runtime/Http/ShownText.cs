using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Prepares foreign text for a message: no secret, no invisible character, no broken one.</summary>
internal static partial class ShownText
{
    /// <summary>
    /// Makes every run of white space and control characters one space, drops invisible format characters (text that a reader cannot see
    /// could still instruct a model), writes out JSON's and percent escapes of printable characters, and redacts before and after, so
    /// that a secret can hide neither in nor behind any of these.
    /// </summary>
    public static string Clean(string text, SecretRedactor redactor)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in redactor.Redact(WithoutPercents(WithoutEscapes(redactor.Redact(text)))).EnumerateRunes())
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

    /// <summary>Quotes and backslashes stay escaped, so that JSON stays JSON.</summary>
    private static string WithoutEscapes(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            result.Append(text[index]);
            if (text[index] != '\\' || index + 1 == text.Length) continue;
            if (text[index + 1] == '/') result[^1] = text[++index];
            else if (EscapedCharacter(text.AsSpan(index + 1)) is { } character) (result[^1], index) = (character, index + 5);
            else result.Append(text[++index]); // whatever it is, another escape does not begin with it
        }

        return result.ToString();
    }

    private static char? EscapedCharacter(ReadOnlySpan<char> text) =>
        text.Length >= 5 && text[0] == 'u' && ushort.TryParse(text[1..5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && (char)code is > ' ' and < '\u007f' and not '"' and not '\\' and var character
            ? character
            : null;

    private static string WithoutPercents(string text) =>
        text.Contains('%', StringComparison.Ordinal) ? Percents().Replace(text, match => Unescaped(match.Value)) : text;

    private static string Unescaped(string escapes)
    {
        var text = Uri.UnescapeDataString(escapes);
        return text.Any(c => char.IsControl(c) || c is '"' or '\\') ? escapes : text;
    }

    [GeneratedRegex("(?:%[0-9A-Fa-f]{2})+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)] // linear: a slow machine must not lose a text
    private static partial Regex Percents();

    /// <summary>At most <paramref name="length"/> characters, with an ellipsis where something was cut, never through a surrogate pair.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length) return text;
        var end = length - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }
}
