using LeadMagic.Server.Commands.Doctor;
using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Commands.Doctor;

public sealed class ClientSearchTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("leadmagic tests ").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Clients_are_found_and_known_to_be_configured_by_their_own_files()
    {
        Write(".cursor/mcp.json", """{ "mcpServers": { "leadmagic": { "command": "leadmagic-mcp" } } } // mine""");
        Write(".codeium/windsurf/mcp_config.json", """{ "mcpServers": {} }""");
        Write(".claude.json", "{ broken");

        Assert.Equal(
            [("Claude Code", false), ("Cursor", true), ("Windsurf", false)],
            ClientSearch.Run(new InstallSystem(SystemKind.Linux, _home, _ => null)).Order());
    }

    private void Write(string path, string content)
    {
        var file = Path.Combine(_home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
