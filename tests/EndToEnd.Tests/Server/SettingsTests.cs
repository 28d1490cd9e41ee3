using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Where the settings come from, and what becomes of a bad one.</summary>
public sealed class SettingsTests : ServerTest
{
    private const int UnsupportedProtocolVersion = -32022;

    [Theory]
    [InlineData("LEADMAGIC_API_KEY", null, "--demo")]
    [InlineData("LEADMAGIC_API_KEY", "  ", "is not set")]
    [InlineData("LEADMAGIC_API_KEY", Key + " \n" + Key, "whitespace")]
    [InlineData("LEADMAGIC_API_KEY", "\"" + Key + "\"", "it holds quotes: remove them")]
    [InlineData("LEADMAGIC_API_KEY", Key + "ä", "outside ASCII")]
    [InlineData("LEADMAGIC_BASE_URL", "http://api.leadmagic.example", "plain http is allowed for localhost")]
    [InlineData("LEADMAGIC_BASE_URL", "https://" + Key + "@api.leadmagic.example", "user name or password")]
    [InlineData("LEADMAGIC_BASE_URL", "https://api.leadmagic.example/?key=" + Key, "a query")]
    [InlineData("LEADMAGIC_BASE_URL", "ftp://api.leadmagic.example", "its scheme is not https")]
    [InlineData("LEADMAGIC_BASE_URL", "api.leadmagic.example/" + Key, "no absolute URL")]
    [InlineData("LEADMAGIC_TIMEOUT", "soon " + Key, "from 100 to 600000")]
    [InlineData("LEADMAGIC_TIMEOUT", "99", "from 100 to 600000")]
    [InlineData("LEADMAGIC_TIMEOUT", "600001", "from 100 to 600000")]
    [InlineData("LEADMAGIC_MAX_CREDITS", "-1 " + Key, "0 or more")]
    [InlineData("LEADMAGIC_CONFIRM_ABOVE", "never " + Key, "0 or more")]
    [InlineData("LEADMAGIC_CACHE_TTL", "10m " + Key, "seconds from 0")]
    [InlineData("LEADMAGIC_API_KEY_FILE", "/no/such/" + Key, "both set")]
    [InlineData("LEADMAGIC_TLS_PINS", "sha256/" + Key, "plain http")]
    [InlineData("LEADMAGIC_LOG_LEVEL", Key, "trace, debug, information, warning, error, critical, none")]
    [InlineData("LEADMAGIC_LOG_FORMAT", Key, "text, json")]
    [InlineData("LEADMAGIC_LOG_HTTP", Key, "true, false")]
    [InlineData("LEADMAGIC_PROTOCOL_VERSION", "2025-01-01 " + Key, "2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25, 2026-07-28")]
    public async Task A_bad_setting_is_one_line_on_standard_error_and_exit_code_2(string name, string? value, string reason)
    {
        McpProcess server = StartServer((name, value));

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Equal("", server.StdoutText);
        Assert.StartsWith($"leadmagic-mcp: {name}", server.StderrText, StringComparison.Ordinal);
        Assert.Contains(reason, server.StderrText, StringComparison.Ordinal);
        Assert.Equal(server.StderrText.Length - 1, server.StderrText.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_env_in_the_working_directory_is_read()
    {
        await WriteEnvAsync($"# for the tests\nexport LEADMAGIC_API_KEY=\"{Key}\"\nLEADMAGIC_BASE_URL={Api.BaseUrl} # a comment\n");
        McpProcess server = StartServer(("LEADMAGIC_API_KEY", null), ("LEADMAGIC_BASE_URL", null));

        Assert.Equal(Key, await KeyOfACallAsync(server));
    }

    [Fact]
    public async Task The_environment_wins_over_the_file()
    {
        await WriteEnvAsync("LEADMAGIC_API_KEY=another\nLEADMAGIC_TIMEOUT=bad\n");
        McpProcess server = StartServer(("LEADMAGIC_TIMEOUT", "60000"));

        Assert.Equal(Key, await KeyOfACallAsync(server));
    }

    [Fact]
    public async Task A_file_env_of_another_program_does_not_stop_the_server()
    {
        await WriteEnvAsync("SIGNING_KEY=\"first line\nsecond line\"\nNAME\nFOO: bar\n[section]\nA='tis\n");
        McpProcess server = StartServer();

        Assert.Equal(Key, await KeyOfACallAsync(server));
        Assert.Equal("", server.StderrText);
    }

    [Fact]
    public async Task A_named_pipe_in_place_of_the_file_is_not_opened()
    {
        McpProcess server = StartShell("mkfifo .env && exec \"$0\"");

        Assert.Equal(Key, await KeyOfACallAsync(server));
        Assert.Contains("warning 3040 EnvFileIgnored OpenApiMcp.Events: The file .env in the working directory was not read", server.StderrText, StringComparison.Ordinal);
        Assert.Equal(server.StderrText.Length - 1, server.StderrText.IndexOf('\n', StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_of_the_file_that_cannot_be_read_is_named_and_not_quoted()
    {
        await WriteEnvAsync($"LEADMAGIC_TIMEOUT=1000\nLEADMAGIC_API_KEY: {Key}\n");
        McpProcess server = StartServer();

        Assert.Equal(2, await server.WaitForExitAsync());
        Assert.Equal("leadmagic-mcp: Line 2 of the file .env in the working directory cannot be read: expected NAME=value.\n", server.StderrText);
    }

    [Fact]
    public async Task A_pinned_revision_is_the_only_one()
    {
        McpProcess server = StartServer(("LEADMAGIC_PROTOCOL_VERSION", "2025-11-25"));

        JsonObject refused = await server.RequestAsync("server/discover", new JsonObject { ["_meta"] = McpProtocol.RequestMetadata("2026-07-28") });

        Assert.Equal(UnsupportedProtocolVersion, (int)refused["error"]!["code"]!);
        Assert.Equal("2025-11-25", (string?)Assert.Single(refused["error"]!["data"]!["supported"]!.AsArray()));
        Assert.Equal("2025-11-25", (string?)(await server.InitializeAsync("2025-11-25"))["protocolVersion"]);
    }

    [Fact]
    public async Task The_timeout_bounds_a_call()
    {
        using HeldApi api = new();
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.BaseUrl), ("LEADMAGIC_TIMEOUT", "1000"));
        await server.InitializeAsync();

        JsonObject result = await server.CallToolAsync("find_email", new JsonObject { ["full_name"] = "Jane Doe", ["domain"] = "example.com" });

        Assert.True((bool)result["isError"]!);
        Assert.Contains("within 1 seconds", (string)result["content"]![0]!["text"]!, StringComparison.Ordinal);
    }

    private Task WriteEnvAsync(string text) => File.WriteAllTextAsync(FileBeside(".env"), text, TestContext.Current.CancellationToken);

    private async Task<string?> KeyOfACallAsync(McpProcess server)
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":1}"""));
        await server.InitializeAsync();
        await server.CallToolAsync("get_credits");
        return Assert.Single(Api.Requests).Header("X-API-Key");
    }
}
