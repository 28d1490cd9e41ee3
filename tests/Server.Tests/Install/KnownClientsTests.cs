using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

public sealed class KnownClientsTests
{
    [Fact]
    public void A_client_is_configured_where_one_of_its_files_has_the_entry()
    {
        using var home = new TemporaryHome(SystemKind.Linux);
        home.Write(".cursor/mcp.json", """{ "mcpServers": { "leadmagic": { "command": "leadmagic-mcp" } } }""");
        home.Write(".config/zed/settings.json", """{ "context_servers": {} }""");
        home.Write(".codeium/windsurf/mcp_config.json", "{ broken");

        Assert.Equal([("Cursor", true), ("Windsurf", false), ("Zed", false)], KnownClients.Find(home.System));
    }
}
