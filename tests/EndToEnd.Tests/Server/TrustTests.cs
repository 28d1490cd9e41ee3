using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;
using OpenApiMcp.TestKit.Sockets;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Whom the server trusts over TLS: the system's authorities, and those that the user names by the variables of OpenSSL.</summary>
public sealed class TrustTests : ServerTest
{
    /// <summary>Where Debian and its relatives keep all trusted roots: the server has .NET read this file alone.</summary>
    private const string SystemBundle = "/etc/ssl/certs/ca-certificates.crt";

    private readonly TestAuthority _authority = new();

    public TrustTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Windows and macOS have a store of their own in place of these variables.");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_authority_in_a_file_of_the_user_is_trusted_with_or_without_the_systems(bool isAdded)
    {
        Assert.SkipWhen(isAdded && !File.Exists(SystemBundle), "This system keeps its authorities elsewhere.");
        string file = FileBeside("authorities.pem");
        await File.WriteAllTextAsync(file, (isAdded ? await File.ReadAllTextAsync(SystemBundle, TestContext.Current.CancellationToken) : "") + Pem, TestContext.Current.CancellationToken);

        Assert.Equal("""{"credits":7}""", await AskAsync(("SSL_CERT_FILE", file)));
    }

    [Fact]
    public async Task So_is_one_in_a_folder_of_the_user()
    {
        Directory.CreateDirectory(FileBeside("authorities"));
        await File.WriteAllTextAsync(FileBeside("authorities/authority.pem"), Pem, TestContext.Current.CancellationToken);

        Assert.Equal("""{"credits":7}""", await AskAsync(("SSL_CERT_DIR", FileBeside("authorities"))));
    }

    [Fact]
    public async Task A_server_of_another_authority_is_sent_nothing() => Assert.Contains("no secure connection", await AskAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task With_pins_a_trusted_server_without_a_pinned_key_is_sent_nothing()
    {
        string file = FileBeside("authorities.pem");
        await File.WriteAllTextAsync(file, Pem, TestContext.Current.CancellationToken);
        using TestAuthority another = new();

        Assert.Contains("matches none of the pins", await AskAsync(("SSL_CERT_FILE", file), ("LEADMAGIC_TLS_PINS", TestAuthority.Pin(another.Server))), StringComparison.Ordinal);
        Assert.Equal("""{"credits":7}""", await AskAsync(("SSL_CERT_FILE", file), ("LEADMAGIC_TLS_PINS", TestAuthority.Pin(_authority.Server))));
    }

    private string Pem => _authority.Authority.ExportCertificatePem() + "\n";

    /// <returns>What the answer says to the model.</returns>
    private async Task<string> AskAsync(params (string Name, string? Value)[] settings)
    {
        await using var api = new LoopbackServer(async connection =>
        {
            await connection.StartTlsAsync(_authority.Server);
            while (await connection.ReadRequestAsync()) await connection.SendAsync(LoopbackServer.Ok("""{"credits":7}""", "Content-Type: application/json\r\n"));
        });
        McpProcess server = StartServer([("LEADMAGIC_BASE_URL", $"https://127.0.0.1:{api.Address.Port}/"), .. settings]);
        await server.InitializeAsync();
        JsonObject result = await server.CallToolAsync("get_credits");

        Assert.Equal((bool?)result["isError"] == true ? 0 : 1, api.Requests.Count);
        return (string)result["content"]![0]!["text"]!;
    }
}
