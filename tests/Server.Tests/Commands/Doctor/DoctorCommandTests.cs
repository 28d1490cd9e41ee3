using System.Net;
using LeadMagic.Server.Commands.Doctor;
using LeadMagic.Server.Configuration;
using OpenApiMcp.TestKit.Sockets;

namespace LeadMagic.Server.Tests.Commands.Doctor;

public sealed class DoctorCommandTests
{
    private const string Key = "zzz-0123456789";

    [Fact]
    public async Task All_well_is_0_with_a_line_for_each_check()
    {
        await using var api = LoopbackServer.Answering(LoopbackServer.Ok("""{"credits":12.50}"""));

        var (exitCode, lines) = await RunAsync(api.Address);

        Assert.Equal(0, exitCode);
        Assert.Equal(["version", "clients", "settings", "dns", "tls", "account", "latency", "limits"], lines.Select(line => line[9..].Split(' ')[0]));
        Assert.Contains("balance: 12.5 credits", lines[5], StringComparison.Ordinal);
        Assert.Contains("the median of 5 free calls", lines[6], StringComparison.Ordinal);
        Assert.All(api.Requests, request => Assert.StartsWith("GET /v1/credits ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_is_1_and_says_what_to_do()
    {
        await using var api = LoopbackServer.Answering("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");

        var (exitCode, lines) = await RunAsync(api.Address);

        Assert.Equal(1, exitCode);
        Assert.StartsWith("failed   account   the API did not accept the key (401).", lines[^1], StringComparison.Ordinal);
        Assert.Contains(KeySettings.KeyName, lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_1()
    {
        var (exitCode, lines) = await RunAsync(LoopbackServer.UnusedAddress());

        Assert.Equal(1, exitCode);
        Assert.StartsWith("failed   account ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_credits_left_is_a_warning_and_0()
    {
        await using var api = LoopbackServer.Answering(LoopbackServer.Ok("""{"credits":0}"""));

        var (exitCode, lines) = await RunAsync(api.Address);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("warning  account ", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_setting_is_2_and_the_last_line()
    {
        var (exitCode, lines) = await RunAsync(new("http://127.0.0.1:1"), (ServerSettings.TimeoutName, "zzz"));

        Assert.Equal(2, exitCode);
        Assert.StartsWith("failed   settings  LEADMAGIC_TIMEOUT must be", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_needs_no_key_and_sends_nothing()
    {
        var (exitCode, lines) = await RunAsync(new("http://127.0.0.1:1"), isDemo: true);

        Assert.Equal(0, exitCode);
        Assert.StartsWith("skipped  network ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_client_that_knows_the_server_there_is_a_warning()
    {
        var (_, lines) = await RunAsync(new("http://127.0.0.1:1"), isDemo: true, clients: [("Cursor", false)]);

        Assert.Equal("warning  clients   no client is configured on this machine; found and not configured: Cursor. `install` does it.", lines[1]);
    }

    private static Task<(int ExitCode, string[] Lines)> RunAsync(Uri api, params (string Name, string Value)[] settings) => RunAsync(api, isDemo: false, settings: settings);

    private static async Task<(int ExitCode, string[] Lines)> RunAsync(
        Uri api, bool isDemo, (string Client, bool IsConfigured)[]? clients = null, params (string Name, string Value)[] settings)
    {
        using var folder = new TemporaryFolder();
        var environment = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        environment[ServerSettings.BaseUrlName] = api.ToString();
        if (!isDemo) environment[KeySettings.KeyName] = Key;
        var checks = new DoctorChecks
        {
            Directory = folder.Path,
            Environment = environment.GetValueOrDefault,
            Network = new NetworkCheck(new TestClock(), new WebProxy()),
            Time = TimeProvider.System,
            Clients = () => clients ?? [("Claude Code", true)],
        };
        using var output = new StringWriter();
        var exitCode = await DoctorCommand.RunAsync(output, checks, isDemo, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("zzz", output.ToString(), StringComparison.Ordinal);
        return (exitCode, output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
