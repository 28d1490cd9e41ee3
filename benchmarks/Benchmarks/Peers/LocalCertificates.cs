using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>An authority and a server certificate for this run, and how servers are made to trust them beside what the system trusts.</summary>
internal sealed class LocalCertificates : IDisposable
{
    /// <summary>Where Debian and its relatives keep all trusted roots.</summary>
    private const string SystemBundle = "/etc/ssl/certs/ca-certificates.crt";

    private readonly string _folder = Directory.CreateTempSubdirectory("benchmark-").FullName;

    private LocalCertificates(X509Certificate2 authority, X509Certificate2 server)
    {
        Server = server;
        File.WriteAllText(Authority, authority.ExportCertificatePem());
        File.WriteAllText(Bundle, (File.Exists(SystemBundle) ? File.ReadAllText(SystemBundle) : "") + authority.ExportCertificatePem() + "\n");
    }

    public X509Certificate2 Server { get; }

    /// <summary>Node adds one file to its own roots, OpenSSL (and .NET with it) reads another file in place of the system's.</summary>
    public (string Name, string Value)[] Trust => [("NODE_EXTRA_CA_CERTS", Authority), ("SSL_CERT_FILE", Bundle)];

    private string Authority => Path.Combine(_folder, "authority.pem");

    private string Bundle => Path.Combine(_folder, "bundle.pem");

    public static LocalCertificates Create()
    {
        var (from, to) = (TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Benchmark authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, critical: false));
        using var signer = authority.CreateSelfSigned(from, to);

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        server.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var signed = server.Create(signer, from, to, RandomNumberGenerator.GetBytes(8));
        return new(signer, signed.CopyWithPrivateKey(serverKey));
    }

    public void Dispose()
    {
        Server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
