using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Authentication;
using OpenApiMcp.Runtime.Security;

namespace LeadMagic.Server.Commands.Doctor;

/// <summary>Checks the way to the API's host below HTTP: its name, and its certificate.</summary>
/// <param name="proxy">What requests would go through.</param>
internal sealed class NetworkCheck(TimeProvider time, IWebProxy proxy)
{
    /// <summary>A certificate that is renewed by a machine is so earlier.</summary>
    private const int FewDays = 14;

    private static readonly TimeSpan ResolveTime = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HandshakeTime = TimeSpan.FromSeconds(15);

    /// <summary>Finds the addresses of a host.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Makes a TLS connection and says what the server showed.</summary>
    public Func<Uri, CancellationToken, Task<TlsFacts>> Connect { get; init; } = TlsFacts.ReadAsync;

    public async IAsyncEnumerable<Finding> RunAsync(Uri baseUrl, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!BaseUrl.IsLoopback(baseUrl) && IsProxied(baseUrl))
        {
            yield return Finding.Skipped("dns", "requests go through the proxy that the environment names");
            yield return Finding.Skipped("tls", "requests go through the proxy that the environment names");
            yield break;
        }

        yield return baseUrl.HostNameType == UriHostNameType.Dns
            ? await LimitedAsync("dns", ResolveTime, token => ResolveAsync(baseUrl.IdnHost, token), cancellationToken)
            : Finding.Skipped("dns", "the base URL has an address, and no name");
        yield return baseUrl.Scheme == Uri.UriSchemeHttps
            ? await LimitedAsync("tls", HandshakeTime, token => HandshakeAsync(baseUrl, token), cancellationToken)
            : Finding.Skipped("tls", "plain http, on this machine");
    }

    private bool IsProxied(Uri url) => !proxy.IsBypassed(url) && proxy.GetProxy(url) is { } way && way != url;

    private async Task<Finding> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            var addresses = await Resolve(host, cancellationToken);
            var count = addresses.Length == 1 ? "1 address" : $"{Number(addresses.Length)} addresses";
            return addresses.Length > 0
                ? Finding.Ok("dns", $"{host}: {count}, {Number(time.GetElapsedTime(start).TotalMilliseconds)} ms")
                : Finding.Failed("dns", $"{host} has no address. Check the network, a VPN, and LEADMAGIC_BASE_URL.");
        }
        catch (SocketException fault)
        {
            return Finding.Failed("dns", $"{host} cannot be resolved ({fault.SocketErrorCode}). Check the network, a VPN, and LEADMAGIC_BASE_URL.");
        }
    }

    private async Task<Finding> HandshakeAsync(Uri baseUrl, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            return Judge(await Connect(baseUrl, cancellationToken), time.GetElapsedTime(start));
        }
        catch (SocketException fault)
        {
            return Finding.Failed("tls", $"no connection ({fault.SocketErrorCode}). Check the network, a firewall, and LEADMAGIC_BASE_URL.");
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException)
        {
            return Finding.Failed("tls", "the host answers, but not with TLS that this machine can speak. Check LEADMAGIC_BASE_URL, and what stands between.");
        }
    }

    private Finding Judge(TlsFacts tls, TimeSpan duration)
    {
        if (tls.Problem is { } problem)
        {
            return Finding.Failed("tls", $"the certificate is not trusted ({problem}). Something between may read along, or this machine lacks root certificates (ca-certificates).");
        }

        var days = Math.Floor((tls.Expires - time.GetUtcNow()).TotalDays);
        var text = $"{tls.Protocol}, certificate valid for {Number(days)} more days, {Number(duration.TotalMilliseconds)} ms";
        return days < FewDays ? Finding.Warning("tls", text + ". If it is not renewed, calls will fail then.") : Finding.Ok("tls", text);
    }

    private async Task<Finding> LimitedAsync(string subject, TimeSpan limit, Func<CancellationToken, Task<Finding>> check, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await check(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Finding.Failed(subject, $"no answer within {Number(limit.TotalSeconds)} seconds. Check the network, a VPN and a firewall.");
        }
    }

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);
}
