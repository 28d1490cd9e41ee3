using LeadMagic.Server.Commands.Doctor;
using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Commands.Doctor;

public sealed class ClientSearchTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Clients_are_found_and_known_to_be_configured_by_their_own_files()
    {
        _home.Write(".cursor/mcp.json", """{ "mcpServers": { "leadmagic": { "command": "leadmagic-mcp" } } } // mine""");
        _home.Write(".codeium/windsurf/mcp_config.json", """{ "mcpServers": {} }""");
        _home.Write(".claude.json", "{ broken");

        Assert.Equal(
            [("Claude Code", false), ("Cursor", true), ("Windsurf", false)],
            ClientSearch.Run(new InstallSystem(SystemKind.Linux, _home.Path, _ => null)).Order());
    }
}
