using System.Net;
using System.Net.Sockets;
using LeadMagic.Server.Commands.Doctor;

namespace LeadMagic.Server.Tests.Commands.Doctor;

public sealed class NetworkCheckTests
{
    private static readonly Uri Api = new("https://api.example");

    private readonly TestClock _time = new();

    [Fact]
    public async Task A_host_with_addresses_and_a_good_certificate_is_well() => Assert.Equal(
        ["ok dns api.example: 2 addresses, 3 ms", "ok tls Tls13, certificate valid for 40 more days, 7 ms"],
        await RunAsync(Api, new NetworkCheck(_time, new WebProxy()) { Resolve = Resolve(2), Connect = Connect(days: 40) }));

    [Fact]
    public async Task A_certificate_that_runs_out_soon_is_a_warning() => Assert.Equal(
        "warning tls Tls13, certificate valid for 13 more days, 7 ms. If it is not renewed, calls will fail then.",
        (await RunAsync(Api, new NetworkCheck(_time, new WebProxy()) { Resolve = Resolve(1), Connect = Connect(days: 13) }))[1]);

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_a_failure_with_its_reason() => Assert.StartsWith(
        "failed tls the certificate is not trusted (UntrustedRoot).",
        (await RunAsync(Api, new NetworkCheck(_time, new WebProxy()) { Resolve = Resolve(1), Connect = Connect(days: 40, "UntrustedRoot") }))[1],
        StringComparison.Ordinal);

    [Fact]
    public async Task A_name_that_is_not_known_is_a_failure()
    {
        var check = new NetworkCheck(_time, new WebProxy())
        {
            Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound),
            Connect = (_, _) => throw new SocketException((int)SocketError.HostUnreachable),
        };

        Assert.Equal(
            [
                "failed dns api.example cannot be resolved (HostNotFound). Check the network, a VPN, and LEADMAGIC_BASE_URL.",
                "failed tls no connection (HostUnreachable). Check the network, a firewall, and LEADMAGIC_BASE_URL.",
            ],
            await RunAsync(Api, check));
    }

    [Fact]
    public async Task What_does_not_answer_is_given_up()
    {
        var check = new NetworkCheck(_time, new WebProxy())
        {
            Resolve = (_, token) => Never<IPAddress[]>(token),
            Connect = (_, token) => Never<TlsFacts>(token),
        };

        Assert.Equal(
            [
                "failed dns no answer within 5 seconds. Check the network, a VPN and a firewall.",
                "failed tls no answer within 15 seconds. Check the network, a VPN and a firewall.",
            ],
            await RunAsync(Api, check));
    }

    [Fact]
    public async Task Behind_a_proxy_nothing_is_checked_past_it()
    {
        var check = new NetworkCheck(_time, new WebProxy("http://proxy.example:3128")) { Resolve = Resolve(0), Connect = Connect(days: 0) };

        Assert.All(await RunAsync(Api, check), finding => Assert.StartsWith("skipped", finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_this_machine_there_is_no_name_and_no_certificate() => Assert.All(
        await RunAsync(new("http://127.0.0.1:8080"), new NetworkCheck(_time, new WebProxy("http://proxy.example:3128")) { Resolve = Resolve(0), Connect = Connect(days: 0) }),
        finding => Assert.StartsWith("skipped", finding, StringComparison.Ordinal));

    private static async Task<List<string>> RunAsync(Uri url, NetworkCheck check)
    {
        var findings = new List<string>();
        await foreach (var finding in check.RunAsync(url, TestContext.Current.CancellationToken))
        {
            findings.Add($"{finding.Verdict.ToString().ToLowerInvariant()} {finding.Subject} {finding.Text}");
        }

        return findings;
    }

    private Func<string, CancellationToken, Task<IPAddress[]>> Resolve(int addresses) => (_, _) =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(3));
        return Task.FromResult(Enumerable.Repeat(IPAddress.Loopback, addresses).ToArray());
    };

    private Func<Uri, CancellationToken, Task<TlsFacts>> Connect(int days, string? problem = null) => (_, _) =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(7));
        return Task.FromResult(new TlsFacts("Tls13", _time.GetUtcNow().AddDays(days).AddHours(1), problem));
    };

    /// <summary>Waits until the limit has passed.</summary>
    private async Task<T> Never<T>(CancellationToken cancellationToken)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException();
    }
}
