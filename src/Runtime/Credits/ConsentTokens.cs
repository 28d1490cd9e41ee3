using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Issues the state that a client sends back with its user's answer. A token is for one call and one amount, is accepted once, within a time,
/// and only by the process that issued it.
/// </summary>
internal sealed class ConsentTokens(TimeProvider time, TimeSpan lifetime)
{
    private const int NonceLength = 16;
    private const int HeadLength = NonceLength + sizeof(long);

    /// <summary>Made when it is first needed: it brings OpenSSL in, which costs a start of the server more than anything of its own.</summary>
    private readonly Lazy<byte[]> _key = new(() => RandomNumberGenerator.GetBytes(32));
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _used = new(StringComparer.Ordinal);

    public string Issue(string identity, decimal? amount)
    {
        Span<byte> token = stackalloc byte[HeadLength + HMACSHA256.HashSizeInBytes];
        RandomNumberGenerator.Fill(token[..NonceLength]);
        BinaryPrimitives.WriteInt64BigEndian(token[NonceLength..], time.GetTimestamp());
        Sign(token[..HeadLength], identity, amount, token[HeadLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <summary>True once for each token, if it was issued for this very call and amount and is not too old.</summary>
    public bool TryRedeem(string token, string identity, decimal? amount)
    {
        Span<byte> bytes = stackalloc byte[HeadLength + HMACSHA256.HashSizeInBytes];
        if (Base64Url.DecodeFromChars(token, bytes, out _, out var length) != OperationStatus.Done || length != bytes.Length) return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Sign(bytes[..HeadLength], identity, amount, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[HeadLength..])) return false;

        var issued = BinaryPrimitives.ReadInt64BigEndian(bytes[NonceLength..]);
        return !IsTooOld(issued) && Use(Convert.ToHexString(bytes[..NonceLength]), issued);
    }

    private bool IsTooOld(long issued) => time.GetElapsedTime(issued) > lifetime;

    private bool Use(string nonce, long issued)
    {
        lock (_lock)
        {
            foreach (var (old, since) in _used)
            {
                if (IsTooOld(since)) _used.Remove(old);
            }

            return _used.TryAdd(nonce, issued);
        }
    }

    private void Sign(ReadOnlySpan<byte> head, string identity, decimal? amount, Span<byte> signature)
    {
        var text = Encoding.UTF8.GetBytes($"{identity} {(amount is { } credits ? CreditTexts.Number(credits) : "?")}");
        HMACSHA256.HashData(_key.Value, [.. head, .. text], signature);
    }
}
