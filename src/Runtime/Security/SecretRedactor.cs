using System.Buffers;
using System.Text;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Replaces configured credentials, however they are escaped, before text leaves the server.</summary>
public sealed class SecretRedactor
{
    public const string Replacement = "[redacted]";

    /// <summary>Knows no secret and changes nothing.</summary>
    public static readonly SecretRedactor None = new([]);

    /// <summary>A shorter secret is looked for in errors alone: in a response it could be any word, and the response's data come first.</summary>
    private const int MinInResponses = 8;

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

    /// <summary>The most characters that a secret usually takes: text that is cut nearer to its end may hide a part of one.</summary>
    public int LongestSecret => _known.InTexts.Select(pattern => pattern.Text.Length * SecretPattern.LongestEscape).DefaultIfEmpty().Max();

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

    /// <summary>Takes the secrets out of a text.</summary>
    public string Redact(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Redact(bytes, _known.InTexts) is { } redacted ? Encoding.UTF8.GetString(redacted) : text;
    }

    /// <summary>The same for a response's bytes, which come back as they are where no secret is in them.</summary>
    public ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body) => Redact(body.Span, _known.InResponses) ?? body;

    /// <summary>The same for a response that broke off: its last bytes may be the beginning of a secret.</summary>
    public ReadOnlyMemory<byte> RedactBeginning(ReadOnlyMemory<byte> body)
    {
        body = Redact(body);
        var starts = _known.InResponses.Select(pattern => pattern.FindBeginning(body.Span, MinBeginning)).Where(start => start >= 0).ToList();
        return starts.Count == 0 ? body : (byte[])[.. body.Span[..starts.Min()], .. "[redacted]"u8];
    }

    /// <summary>Null where there is nothing to take out.</summary>
    private static byte[]? Redact(ReadOnlySpan<byte> text, SecretPattern[] secrets)
    {
        var found = new List<Range>();
        foreach (var secret in secrets) secret.Find(text, found);
        return found.Count == 0 ? null : Replace(text, found);
    }

    private static byte[] Replace(ReadOnlySpan<byte> text, List<Range> found)
    {
        var result = new ArrayBufferWriter<byte>(text.Length);
        var end = 0;
        // The longer one of two that begin at the same place comes first; what overlaps is taken out together.
        foreach (var range in found.OrderBy(range => range.Start.Value).ThenByDescending(range => range.End.Value))
        {
            if (range.Start.Value >= end)
            {
                result.Write(text[end..range.Start.Value]);
                result.Write("[redacted]"u8);
            }

            end = Math.Max(end, range.End.Value);
        }

        result.Write(text[end..]);
        return result.WrittenSpan.ToArray();
    }

    /// <summary>What is looked for: every secret, encoded in base64 as well, and the password of a Basic credential.</summary>
    private sealed record Known(SecretPattern[] InTexts, SecretPattern[] InResponses)
    {
        public static readonly Known Nothing = new([], []);

        public static Known Of(IEnumerable<string> secrets)
        {
            SecretPattern[] all = [.. secrets.SelectMany(Forms).Distinct(StringComparer.Ordinal).Select(text => new SecretPattern(text))];
            return new(all, [.. all.Where(pattern => pattern.Text.Length >= MinInResponses)]);
        }

        private static IEnumerable<string> Forms(string secret)
        {
            yield return secret;
            yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
            var colon = secret.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && colon + 1 < secret.Length) yield return secret[(colon + 1)..];
        }
    }
}
