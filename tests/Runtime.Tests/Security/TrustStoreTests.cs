using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Security;

/// <summary>Certificates whose authority stands in the system's folder alone.</summary>
public sealed class TrustStoreTests : IDisposable
{
    private readonly TestAuthority _known = new();
    private readonly TestAuthority _stranger = new();
    private readonly TemporaryFolder _folder = new();

    public TrustStoreTests()
    {
        _folder.Write("0a1b2c3d.0", _known.Authority.ExportCertificatePem());
        _folder.Write("readme.txt", "no certificate");
    }

    [Fact]
    public void An_authority_of_the_folder_is_trusted() => Assert.True(Accept(_known, SslPolicyErrors.RemoteCertificateChainErrors));

    [Fact]
    public void Another_authority_is_not() => Assert.False(Accept(_stranger, SslPolicyErrors.RemoteCertificateChainErrors));

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors)]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable)]
    public void The_folder_makes_no_certificate_good_that_is_wrong_in_another_way(SslPolicyErrors errors) => Assert.False(Accept(_known, errors));

    [Fact]
    public void An_expired_certificate_of_a_known_authority_is_refused() => Assert.False(Accept(_known.Expired, SslPolicyErrors.RemoteCertificateChainErrors));

    [Fact]
    public void A_certificate_that_is_good_already_is_not_looked_at_again() => Assert.True(Accept(_stranger, SslPolicyErrors.None));

    public void Dispose()
    {
        _known.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }

    private bool Accept(TestAuthority authority, SslPolicyErrors errors) => Accept(authority.Server, errors);

    private bool Accept(X509Certificate2 server, SslPolicyErrors errors)
    {
        using var chain = new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.NoCheck } };
        return TrustStore.AcceptFrom(_folder.Path, server, chain, errors);
    }
}
