using System.Collections.Frozen;
using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Public keys of which at least one must stand in the certificate chain of the API, besides all that TLS demands anyway.</summary>
public sealed class CertificatePins
{
    private static readonly char[] Separators = [',', ';', ' ', '\t', '\r', '\n'];

    private readonly FrozenSet<string> _hashes;

    private CertificatePins(IEnumerable<string> hashes, string settingName) => (_hashes, SettingName) = (hashes.ToFrozenSet(StringComparer.Ordinal), settingName);

    /// <summary>The setting that names the pins, for messages.</summary>
    public string SettingName { get; }

    /// <summary>Reads SHA-256 hashes of SubjectPublicKeyInfo: <c>sha256/</c> and Base64, or 64 hexadecimal digits, separated by commas or white space.</summary>
    /// <exception cref="FormatException">There is no pin, or one cannot be read; the message names it by its number.</exception>
    public static CertificatePins Parse(string text, string settingName)
    {
        var pins = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (pins.Length == 0) throw new FormatException("It names no pin.");
        return new(pins.Select((pin, index) => Hash(pin) ?? throw Bad(index)), settingName);
    }

    /// <summary>Lets a handler accept a server only if its chain is valid and has one of these keys.</summary>
    internal void Apply(SslClientAuthenticationOptions tls) => tls.RemoteCertificateValidationCallback = Accept;

    private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors != SslPolicyErrors.None || chain is null) return false;

        // The chain that was built and found valid: what the server sent besides is not in it.
        return chain.ChainElements.Any(element => _hashes.Contains(HashOf(element.Certificate))) ? true : throw new CertificatePinException(SettingName);
    }

    private static string HashOf(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    private static string? Hash(string pin)
    {
        const string Prefix = "sha256/";
        if (pin.Length == 64 && pin.All(char.IsAsciiHexDigit)) return pin.ToLowerInvariant();
        if (!pin.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        var hash = new byte[SHA256.HashSizeInBytes + 3];
        return Convert.TryFromBase64String(pin[Prefix.Length..], hash, out var length) && length == SHA256.HashSizeInBytes
            ? Convert.ToHexStringLower(hash.AsSpan(0, length))
            : null;
    }

    private static FormatException Bad(int index) => new(
        $"Pin {(index + 1).ToString(CultureInfo.InvariantCulture)} cannot be read. Expected the SHA-256 hash of a public key (SubjectPublicKeyInfo), "
        + "as sha256/ and 44 characters of Base64 or as 64 hexadecimal digits; separate several by commas.");
}

/// <summary>A server's certificate is valid, but none of its chain's keys is pinned. Thrown during the handshake, before a byte of the request is sent.</summary>
internal sealed class CertificatePinException(string settingName) : AuthenticationException(
    "The API was not called: its TLS certificate is valid but matches none of the pins in "
    + $"{settingName}, so the connection was closed before the key or anything else was sent, and nothing was charged. "
    + "Either something between here and the API reads along, such as a proxy that inspects TLS, or the API has changed its keys: "
    + "the user must find out which of both, and only then change the pins. Repeating the call does not help.")
{
    /// <summary>The mismatch that made a request fail, or null.</summary>
    public static CertificatePinException? In(Exception? failure)
    {
        while (failure is not null and not CertificatePinException) failure = failure.InnerException;
        return failure as CertificatePinException;
    }
}
