using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

/// <summary>Where each client has its configuration on each system.</summary>
public sealed class ClientListTests
{
    [Theory]
    [InlineData("claude-desktop", ".config/Claude/claude_desktop_config.json")]
    [InlineData("claude-code", ".claude.json")]
    [InlineData("cursor", ".cursor/mcp.json")]
    [InlineData("vscode", ".config/Code/User/mcp.json")]
    [InlineData("windsurf", ".codeium/windsurf/mcp_config.json")]
    [InlineData("zed", ".config/zed/settings.json")]
    [InlineData("continue", ".continue/mcpServers/leadmagic.json")]
    [InlineData("cline", ".cline/data/settings/cline_mcp_settings.json")]
    public void On_Linux(string client, string path) => AssertUsual(SystemKind.Linux, client, path);

    [Theory]
    [InlineData("claude-desktop", "Library/Application Support/Claude/claude_desktop_config.json")]
    [InlineData("claude-code", ".claude.json")]
    [InlineData("cursor", ".cursor/mcp.json")]
    [InlineData("vscode", "Library/Application Support/Code/User/mcp.json")]
    [InlineData("windsurf", ".codeium/windsurf/mcp_config.json")]
    [InlineData("zed", ".config/zed/settings.json")]
    [InlineData("continue", ".continue/mcpServers/leadmagic.json")]
    [InlineData("cline", ".cline/data/settings/cline_mcp_settings.json")]
    public void On_macOS(string client, string path) => AssertUsual(SystemKind.MacOS, client, path);

    [Theory]
    [InlineData("claude-desktop", "AppData/Roaming/Claude/claude_desktop_config.json")]
    [InlineData("claude-code", ".claude.json")]
    [InlineData("cursor", ".cursor/mcp.json")]
    [InlineData("vscode", "AppData/Roaming/Code/User/mcp.json")]
    [InlineData("windsurf", ".codeium/windsurf/mcp_config.json")]
    [InlineData("zed", "AppData/Roaming/Zed/settings.json")]
    [InlineData("continue", ".continue/mcpServers/leadmagic.json")]
    [InlineData("cline", ".cline/data/settings/cline_mcp_settings.json")]
    public void On_Windows(string client, string path) => AssertUsual(SystemKind.Windows, client, path);

    [Theory]
    [InlineData(SystemKind.Windows, "claude-desktop", "AppData/Local/Packages/Claude_pzs8sxrjxfjjc/LocalCache/Roaming/Claude/claude_desktop_config.json")]
    [InlineData(SystemKind.Windows, "claude-desktop", "AppData/Local/Claude-Data/claude_1/claude_desktop_config.json")]
    [InlineData(SystemKind.Linux, "vscode", ".config/Code - Insiders/User/mcp.json")]
    [InlineData(SystemKind.MacOS, "vscode", "Library/Application Support/VSCodium/User/mcp.json")]
    [InlineData(SystemKind.Linux, "windsurf", ".codeium/mcp_config.json")]
    [InlineData(SystemKind.Linux, "zed", ".var/app/dev.zed.Zed/config/zed/settings.json")]
    [InlineData(SystemKind.Linux, "cline", ".config/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json")]
    [InlineData(SystemKind.MacOS, "cline", "Library/Application Support/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json")]
    [InlineData(SystemKind.Windows, "cline", "AppData/Roaming/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json")]
    public void Other_editions_are_found_by_their_file(object kind, string client, string path)
    {
        using var home = new TemporaryHome((SystemKind)kind);
        var file = home.Write(path, "{}");

        Assert.Contains(file, Client(client).Find(home.System).Select(found => Path.GetFullPath(found.Path)));
    }

    [Theory]
    [InlineData("claude-code", ".claude")]
    [InlineData("cursor", ".cursor")]
    [InlineData("vscode", ".config/Code/User")]
    [InlineData("zed", ".config/zed")]
    [InlineData("continue", ".continue")]
    [InlineData("cline", ".cline/data")]
    public void A_client_without_a_configuration_is_found_by_its_folder(string client, string folder)
    {
        using var home = new TemporaryHome();
        Directory.CreateDirectory(home.At(folder));

        Assert.Single(Client(client).Find(home.System));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is()
    {
        using var home = new TemporaryHome();

        Assert.Empty(ClientList.Find(home.System));
    }

    [Fact]
    public void Folders_that_the_environment_moves_are_followed()
    {
        using var home = new TemporaryHome();
        home.Set("XDG_CONFIG_HOME", home.At("elsewhere"));
        home.Set("CLAUDE_CONFIG_DIR", home.At("claude"));

        Assert.Equal(home.At("elsewhere/zed/settings.json"), Client("zed").Places(home.System).First().File);
        Assert.Equal(home.At("claude/.claude.json"), Client("claude-code").Places(home.System).First().File);
        Assert.Equal(home.At("elsewhere/leadmagic-mcp/key"), home.System.KeyFile);
    }

    private static void AssertUsual(SystemKind kind, string client, string path)
    {
        using var home = new TemporaryHome(kind);

        Assert.Equal(home.At(path), Client(client).Places(home.System).First().File);
    }

    private static McpClient Client(string name) => ClientList.All.Single(client => client.Name == name);
}
