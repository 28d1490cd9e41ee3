using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpenApiMcp.Runtime.Tests.Resilience.Faults;

/// <summary>Certificates that vouch for themselves, made anew for each test run.</summary>
internal static class TestCertificates
{
    private static readonly RSA Key = RSA.Create(2048);

    public static X509Certificate2 Valid { get; } = Make(until: 2100, names => names.AddIpAddress(IPAddress.Loopback));

    public static X509Certificate2 Expired { get; } = Make(until: 2021, names => names.AddIpAddress(IPAddress.Loopback));

    public static X509Certificate2 OtherHost { get; } = Make(until: 2100, names => names.AddDnsName("other.test"));

    /// <summary>Makes a handler trust these certificates as it trusts those of an authority: dates and names still count.</summary>
    public static void Trust(SocketsHttpHandler sockets)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        foreach (var certificate in (X509Certificate2[])[Valid, Expired, OtherHost]) policy.CustomTrustStore.Add(certificate);
        sockets.SslOptions.CertificateChainPolicy = policy;
    }

    private static X509Certificate2 Make(int until, Action<SubjectAlternativeNameBuilder> addNames)
    {
        var names = new SubjectAlternativeNameBuilder();
        addNames(names);
        var request = new CertificateRequest($"CN=test {until}", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(until, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
