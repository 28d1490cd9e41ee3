using System.Buffers;
using System.Text;

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

    /// <summary>So many secrets are remembered: the present ones, and the last that they replaced.</summary>
    private const int MaxSecrets = 16;

    private readonly Lock _lock = new();
    private readonly List<string> _secrets = [];
    private volatile Known _known = Known.Nothing;

    /// <param name="secrets">The credentials; null and empty ones are skipped.</param>
    public SecretRedactor(IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets) Learn(secret);
    }

    /// <summary>The length of the longest spelling, in characters: text cut nearer to its end may hide a part of a secret.</summary>
    public int LongestSecret => _known.Texts is [var longest, ..] ? longest.Length : 0;

    /// <summary>
    /// Adds a secret, or remembers that it is in use; null and an empty one change nothing. One that it replaced stays known: an
    /// answer to a request with it may still come.
    /// </summary>
    public void Learn(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret)) return;
        if (ReferenceEquals(this, None)) throw new InvalidOperationException($"{nameof(None)} is everybody's: make a redactor of your own.");
        secret = secret.Trim();
        lock (_lock)
        {
            var isKnown = _secrets.Remove(secret);
            _secrets.Add(secret);
            if (_secrets.Count > MaxSecrets) _secrets.RemoveAt(0);
            if (!isKnown) _known = Known.Of(_secrets);
        }
    }

    /// <summary>Takes the secrets out of a text for people, in capitals and small letters alike.</summary>
    public string Redact(string text)
    {
        foreach (var spelling in _known.Texts) text = text.Replace(spelling, Replacement, StringComparison.OrdinalIgnoreCase);
        return text;
    }

    /// <summary>The same for an answer's bytes, which come back as they are where no secret is in them.</summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body)
    {
        foreach (var spelling in _known.InAnswers)
        {
            if (body.Span.IndexOf(spelling) >= 0) body = Replace(body.Span, spelling);
        }

        return body;
    }

    /// <summary>The same for an answer that broke off: its last bytes may be the beginning of a secret.</summary>
    public ReadOnlyMemory<byte> RedactBeginning(ReadOnlyMemory<byte> body)
    {
        body = Redact(body);
        foreach (var spelling in _known.InAnswers)
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

    /// <summary>The spellings of all secrets, the longest first: otherwise the rest of one that contains another would stay behind.</summary>
    private sealed record Known(string[] Texts, byte[][] InAnswers)
    {
        public static readonly Known Nothing = new([], []);

        public static Known Of(IEnumerable<string> secrets)
        {
            string[] texts = [.. secrets.SelectMany(AllSpellings).Distinct(StringComparer.Ordinal).OrderByDescending(text => text.Length)];
            return new(texts, [.. texts.Where(text => text.Length >= MinInAnswers).Select(Encoding.UTF8.GetBytes)]);
        }

        /// <summary>The password of a Basic credential is a secret of its own.</summary>
        private static IEnumerable<string> AllSpellings(string secret)
        {
            var colon = secret.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 && colon + 1 < secret.Length ? Spellings.Of(secret).Append(secret[(colon + 1)..]) : Spellings.Of(secret);
        }
    }
}
