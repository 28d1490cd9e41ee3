using System.Text;
using System.Text.Encodings.Web;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Replaces configured credentials, in every spelling a request or answer can give them, before text leaves the server.</summary>
public sealed class SecretRedactor
{
    public const string Replacement = "[redacted]";

    /// <summary>Knows no secret and changes nothing.</summary>
    public static readonly SecretRedactor None = new([]);

    /// <summary>A shorter beginning of a secret is no secret, and many a text ends with it by chance.</summary>
    private const int ShortestPart = 4;

    private readonly string[] _spellings;

    /// <param name="secrets">The credentials; null and empty ones are skipped.</param>
    public SecretRedactor(IEnumerable<string?> secrets)
    {
        var spellings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrWhiteSpace(secret)) AddSpellings(spellings, secret.Trim());
        }

        // The longest first: otherwise the rest of a spelling that contains another would stay behind.
        _spellings = [.. spellings.OrderByDescending(spelling => spelling.Length)];
    }

    /// <summary>The length of the longest spelling, in characters: text cut nearer to its end may hide a part of a secret.</summary>
    public int LongestSecret => _spellings.Length == 0 ? 0 : _spellings[0].Length;

    public string Redact(string text)
    {
        foreach (var spelling in _spellings) text = text.Replace(spelling, Replacement, StringComparison.Ordinal);
        return text;
    }

    /// <summary>
    /// The same for UTF-8 text that breaks off: what may be the first part of a secret is replaced at its end. Bytes without a
    /// secret come back as they are.
    /// </summary>
    public ReadOnlyMemory<byte> RedactPart(ReadOnlyMemory<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8.Span);
        var redacted = Redact(text);
        if (CutLength(redacted) is > 0 and var length) redacted = redacted[..^length] + Replacement;
        return string.Equals(text, redacted, StringComparison.Ordinal) ? utf8 : Encoding.UTF8.GetBytes(redacted);
    }

    /// <summary>How many characters at the end of a text are the first part of a secret; 0 where they are too few to tell.</summary>
    private int CutLength(string text)
    {
        for (var length = Math.Min(text.Length, LongestSecret - 1); length >= ShortestPart; length--)
        {
            var end = text.AsSpan(text.Length - length);
            foreach (var spelling in _spellings)
            {
                if (spelling.Length > length && end.SequenceEqual(spelling.AsSpan(0, length))) return length;
            }
        }

        return 0;
    }

    private static void AddSpellings(HashSet<string> spellings, string secret)
    {
        spellings.Add(secret);
        spellings.Add(Uri.EscapeDataString(secret));
        spellings.Add(JavaScriptEncoder.Default.Encode(secret));
        spellings.Add(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret));
        spellings.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));

        // The password of a Basic credential is a secret of its own.
        if (secret.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon + 1 < secret.Length) spellings.Add(secret[(colon + 1)..]);
    }
}
