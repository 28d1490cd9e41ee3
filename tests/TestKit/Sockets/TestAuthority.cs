using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenApiMcp.TestKit.Sockets;

/// <summary>A certificate authority of the test's own, and a server certificate for 127.0.0.1 from it.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    // Long enough for every clock that runs these tests.
    private readonly DateTimeOffset _from = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly DateTimeOffset _to = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TestAuthority()
    {
        var request = new CertificateRequest("CN=Test authority", _authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        Authority = request.CreateSelfSigned(_from, _to);
        Server = Issue(_to);
        Expired = Issue(_from.AddYears(1));
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    /// <summary>A server's certificate that was good until 2021.</summary>
    public X509Certificate2 Expired { get; }

    /// <summary>The pin of a certificate's key, as people write it.</summary>
    public static string Pin(X509Certificate2 certificate) => "sha256/" + Convert.ToBase64String(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()));

    /// <summary>Lets a handler trust this authority and no other.</summary>
    public void TrustIn(SocketsHttpHandler handler)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(Authority);
        handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
    }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
        Expired.Dispose();
        _authorityKey.Dispose();
        _serverKey.Dispose();
    }

    private X509Certificate2 Issue(DateTimeOffset to)
    {
        var request = new CertificateRequest("CN=127.0.0.1", _serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(Authority, _from, to, [1, 2, 3, 4]);
        using var withKey = certificate.CopyWithPrivateKey(_serverKey);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
