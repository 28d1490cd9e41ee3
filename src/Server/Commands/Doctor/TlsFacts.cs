using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>What a server showed in a TLS handshake.</summary>
/// <param name="Protocol">Such as <c>Tls13</c>.</param>
/// <param name="Expires">When its certificate does.</param>
/// <param name="Problem">Why the certificate is not trusted; null where it is.</param>
internal sealed record TlsFacts(string Protocol, DateTimeOffset Expires, string? Problem = null)
{
    /// <summary>Connects and sends nothing.</summary>
    /// <exception cref="SocketException">There is no connection.</exception>
    /// <exception cref="AuthenticationException">There is no common TLS.</exception>
    public static async Task<TlsFacts> ReadAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.IdnHost, url.Port, cancellationToken);
        string? problem = null;
        await using var tls = new SslStream(client.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = url.IdnHost,

            // To be looked at and not to be trusted: nothing is sent over this connection.
            RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            {
                problem = errors == SslPolicyErrors.None ? null : Explain(errors, chain);
                return true;
            },
        };
        await tls.AuthenticateAsClientAsync(options, cancellationToken);
        var expires = tls.RemoteCertificate is { } certificate ? new DateTimeOffset(new X509Certificate2(certificate).NotAfter) : DateTimeOffset.MinValue;
        return new(tls.SslProtocol.ToString(), expires, problem);
    }

    private static string Explain(SslPolicyErrors errors, X509Chain? chain)
    {
        var reasons = (chain?.ChainStatus ?? []).Select(status => status.Status.ToString()).Distinct(StringComparer.Ordinal);
        return string.Join(", ", reasons.Prepend(errors.ToString()));
    }
}
