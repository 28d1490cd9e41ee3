using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Security;

/// <summary>Pins against a real server with TLS.</summary>
public sealed class CertificatePinsTests : IDisposable
{
    private const string Other = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private readonly TestAuthority _trusted = new();
    private readonly TestAuthority _stranger = new();
    private readonly RecordingLogger _events = new();

    public enum Pinned
    {
        Server,
        Authority,
        SecondOfTwo,
    }

    [Theory]
    [InlineData(Pinned.Server)]
    [InlineData(Pinned.Authority)]
    [InlineData(Pinned.SecondOfTwo)]
    public async Task A_pinned_key_anywhere_in_the_chain_is_accepted(Pinned pinned)
    {
        var pins = pinned switch
        {
            Pinned.Server => TestAuthority.Pin(_trusted.Server),
            Pinned.Authority => TestAuthority.Pin(_trusted.Authority),
            _ => $"{Other}, {TestAuthority.Pin(_trusted.Server)}",
        };
        await using var server = Serve(_trusted);

        Assert.Equal(200, (await SendAsync(server, pins)).Status);
        Assert.Contains("X-Key: k3y-value", Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Empty(_events.Entries);
    }

    [Fact]
    public async Task A_chain_without_a_pinned_key_is_refused_before_anything_is_sent()
    {
        await using var server = Serve(_trusted);

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server, $"{Other} {TestAuthority.Pin(_stranger.Server)}", RetryClass.Safe));

        Assert.Contains("matches none of the pins in TLS_PINS", failure.Message, StringComparison.Ordinal);
        Assert.Contains("before the key or anything else was sent", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveRun);
        Assert.Empty(server.Requests);
        Assert.StartsWith("1003 PinMismatch Error", Assert.Single(_events.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pin_makes_no_untrusted_certificate_good()
    {
        await using var server = Serve(_stranger);

        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(server, TestAuthority.Pin(_stranger.Server)));

        Assert.Contains("no secure connection (TLS) could be set up", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Empty(_events.Entries);
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused_although_it_is_pinned()
    {
        await using var server = Serve(_trusted);

        await Assert.ThrowsAsync<ApiFailureException>(
            () => SendAsync(new UriBuilder("https", "localhost", server.Address.Port).Uri, TestAuthority.Pin(_trusted.Server)));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_pinned_certificate_that_is_merely_sent_along_is_not_enough()
    {
        using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
        chain.ChainPolicy.CustomTrustStore.Add(_trusted.Authority);
        chain.ChainPolicy.ExtraStore.Add(_stranger.Server); // where .NET puts what a server sends beside its own certificate
        Assert.True(chain.Build(_trusted.Server));
        var tls = new SslClientAuthenticationOptions();
        CertificatePins.Parse(TestAuthority.Pin(_stranger.Server), "TLS_PINS").Apply(tls);

        Assert.Throws<CertificatePinException>(() => tls.RemoteCertificateValidationCallback!(this, _trusted.Server, chain, SslPolicyErrors.None));
    }

    [Fact]
    public async Task Every_connection_is_checked_also_one_that_resumes_a_session()
    {
        await using var server = Serve(_trusted);
        using var handler = Handler(TestAuthority.Pin(_stranger.Server));

        for (var call = 0; call < 2; call++) await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(Secure(server), handler, RetryClass.Never));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public void A_pin_is_written_in_Base64_or_in_hexadecimal()
    {
        var hex = new string('a', 64);

        Assert.NotNull(CertificatePins.Parse($" {Other},\n{Other}\t{hex} {hex.ToUpperInvariant()} ", "TLS_PINS"));
    }

    [Theory]
    [InlineData("", "names no pin")]
    [InlineData(" , ", "names no pin")]
    [InlineData(Other + ",zzz", "Pin 2")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Pin 1")]
    [InlineData("sha256/AAAA", "Pin 1")]
    [InlineData("sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Pin 1")]
    [InlineData("sha256/!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Pin 1")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaag", "Pin 1")]
    public void A_bad_pin_is_named_by_its_number(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => CertificatePins.Parse(text, "TLS_PINS")).Message, StringComparison.Ordinal);

    public void Dispose()
    {
        _trusted.Dispose();
        _stranger.Dispose();
    }

    private static LoopbackServer Serve(TestAuthority authority) => new(async connection =>
    {
        try
        {
            await connection.StartTlsAsync(authority.Server);
        }
        catch (System.Security.Authentication.AuthenticationException)
        {
            return; // the client refused
        }

        while (await connection.ReadRequestAsync()) await connection.SendAsync(LoopbackServer.Ok("{}"));
    });

    private static Uri Secure(LoopbackServer server) => new UriBuilder("https", "127.0.0.1", server.Address.Port).Uri;

    private HttpMessageHandler Handler(string pins) => ApiHttpHandler.Create(_trusted.TrustIn, CertificatePins.Parse(pins, "TLS_PINS"));

    private Task<ApiResponse> SendAsync(LoopbackServer server, string pins, RetryClass retry = RetryClass.Never) => SendAsync(Secure(server), pins, retry);

    private async Task<ApiResponse> SendAsync(Uri address, string pins, RetryClass retry = RetryClass.Never)
    {
        using var handler = Handler(pins);
        return await SendAsync(address, handler, retry);
    }

    private Task<ApiResponse> SendAsync(Uri address, HttpMessageHandler handler, RetryClass retry)
    {
        var options = new ApiConnectionOptions { BaseUrl = address, TimeProvider = new TestClock { SkipsDelays = true }, Logger = _events };
        var credentials = new CredentialApplier([new SecurityScheme("key", SecuritySchemeKind.ApiKeyHeader, "X-Key")], _ => "k3y-value");
        return new ApiConnection(handler, options, credentials).SendAsync(Sample.Post(Sample.Tool(retry, ["key"])), TestContext.Current.CancellationToken);
    }
}
