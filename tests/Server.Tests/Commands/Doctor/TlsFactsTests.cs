using LeadMagic.Server.Commands.Doctor;
using OpenApiMcp.TestKit.Sockets;

namespace LeadMagic.Server.Tests.Commands.Doctor;

/// <summary>A handshake with a real server.</summary>
public sealed class TlsFactsTests
{
    [Fact]
    public async Task A_certificate_of_a_stranger_is_read_and_said_to_be_untrusted_and_nothing_is_sent()
    {
        using var stranger = new TestAuthority();
        await using var server = new LoopbackServer(async connection =>
        {
            await connection.StartTlsAsync(stranger.Server);
            while (await connection.ReadRequestAsync()) await connection.SendAsync(LoopbackServer.Ok("{}"));
        });

        var facts = await TlsFacts.ReadAsync(new UriBuilder("https", "127.0.0.1", server.Address.Port).Uri, TestContext.Current.CancellationToken);

        Assert.StartsWith("Tls1", facts.Protocol, StringComparison.Ordinal);
        Assert.Equal(2099, facts.Expires.ToUniversalTime().Year);
        Assert.StartsWith("RemoteCertificateChainErrors", facts.Problem, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }
}
