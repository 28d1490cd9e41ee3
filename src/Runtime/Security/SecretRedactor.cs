using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Replaces configured credentials, in every spelling a request or answer can give them, before text leaves the server.</summary>
public sealed class SecretRedactor
{
    public const string Replacement = "[redacted]";

    /// <summary>Knows no secret and changes nothing.</summary>
    public static readonly SecretRedactor None = new([]);

    /// <summary>A shorter secret is looked for in errors alone: in an answer it could be any word, and the answer's data come first.</summary>
    private const int MinInAnswers = 8;

    /// <summary>Fewer characters tell nothing of a secret.</summary>
    private const int MinBeginning = 4;

    private readonly string[] _spellings;
    private readonly byte[][] _answerSpellings;

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
        _answerSpellings = [.. _spellings.Where(spelling => spelling.Length >= MinInAnswers).Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>The length of the longest spelling, in characters: text cut nearer to its end may hide a part of a secret.</summary>
    public int LongestSecret => _spellings.Length == 0 ? 0 : _spellings[0].Length;

    public string Redact(string text)
    {
        foreach (var spelling in _spellings) text = text.Replace(spelling, Replacement, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The same for an answer's bytes, which come back as they are where no secret is in them.</summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body)
    {
        foreach (var spelling in _answerSpellings)
        {
            if (body.Span.IndexOf(spelling) >= 0) body = Replace(body.Span, spelling);
        }

        return body;
    }

    /// <summary>The same for an answer that broke off: its last bytes may be the beginning of a secret.</summary>
    public ReadOnlyMemory<byte> RedactBeginning(ReadOnlyMemory<byte> body)
    {
        body = Redact(body);
        foreach (var spelling in _answerSpellings)
        {
            for (var length = Math.Min(spelling.Length, body.Length); length >= MinBeginning; length--)
            {
                if (body.Span.EndsWith(spelling.AsSpan(0, length))) return (byte[])[.. body.Span[..^length], .. "[redacted]"u8];
            }
        }

        return body;
    }

    private static byte[] Replace(ReadOnlySpan<byte> body, ReadOnlySpan<byte> spelling)
    {
        var result = new ArrayBufferWriter<byte>(body.Length);
        for (var index = body.IndexOf(spelling); index >= 0; index = body.IndexOf(spelling))
        {
            result.Write(body[..index]);
            result.Write("[redacted]"u8);
            body = body[(index + spelling.Length)..];
        }

        result.Write(body);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>Encoders other than .NET's write <c>\u002b</c>.</summary>
    private static string EncodeInLowerCase(string secret) => string.Concat(
        secret.Select(c => JavaScriptEncoder.Default.Encode(c.ToString()) is var text && text.Length == 6 ? text.ToLowerInvariant() : text));

    private static void AddSpellings(HashSet<string> spellings, string secret)
    {
        spellings.Add(secret);
        spellings.Add(Uri.EscapeDataString(secret));
        spellings.Add(JavaScriptEncoder.Default.Encode(secret));
        spellings.Add(EncodeInLowerCase(secret));
        spellings.Add(secret.Replace("/", "\\/", StringComparison.Ordinal));
        spellings.Add(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret));
        spellings.Add(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));

        // The password of a Basic credential is a secret of its own.
        if (secret.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && colon + 1 < secret.Length) spellings.Add(secret[(colon + 1)..]);
    }
}
