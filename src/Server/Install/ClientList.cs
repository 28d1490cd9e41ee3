namespace LeadMagic.Server.Install;

/// <summary>The clients that can be set up, as their makers document them.</summary>
internal static class ClientList
{
    private const string BracedReference = "${env:LEADMAGIC_API_KEY}";

    private static readonly string[] CodeFolders = ["Code", "Code - Insiders", "VSCodium"];

    public static IReadOnlyList<McpClient> All { get; } =
    [
        new() { Name = "claude-desktop", Title = "Claude Desktop", Places = ClaudeDesktop },
        new() { Name = "claude-code", Title = "Claude Code", Places = ClaudeCode, Reference = "${LEADMAGIC_API_KEY}", NamesType = true, IsOnDesktop = false },
        new() { Name = "cursor", Title = "Cursor", Places = system => [In(system.Home, ".cursor", "mcp.json")], Reference = BracedReference },
        new() { Name = "vscode", Title = "VS Code", Places = VsCode, Container = "servers", InputId = "leadmagic-key", NamesType = true },
        new() { Name = "windsurf", Title = "Windsurf", Places = Windsurf, Reference = BracedReference },
        new() { Name = "zed", Title = "Zed", Places = Zed, Container = "context_servers" },
        new() { Name = "continue", Title = "Continue", Places = Continue },
        new() { Name = "cline", Title = "Cline", Places = Cline, Reference = BracedReference },
    ];

    public static IReadOnlyList<ClientFile> Find(InstallSystem system) => [.. All.SelectMany(client => client.Find(system))];

    private static IEnumerable<ClientPlace> ClaudeDesktop(InstallSystem system)
    {
        const string File = "claude_desktop_config.json";
        yield return In(system.ApplicationData, "Claude", File);
        if (system.Kind != SystemKind.Windows) yield break;

        // The edition of the Microsoft Store has its folders elsewhere, under a name of its own.
        foreach (var package in Folders(system.LocalData, "Packages", "Claude_*")) yield return In(Path.Combine(package, "LocalCache", "Roaming"), "Claude", File);
        foreach (var data in Folders(system.LocalData, "Claude-Data", "claude_*")) yield return In(data, "", File);
    }

    private static IEnumerable<ClientPlace> ClaudeCode(InstallSystem system) => system.Variable("CLAUDE_CONFIG_DIR") is { } folder && Path.IsPathFullyQualified(folder)
        ? [In(folder, "", ".claude.json")]
        : [new(Path.Combine(system.Home, ".claude"), Path.Combine(system.Home, ".claude.json"))];

    private static IEnumerable<ClientPlace> VsCode(InstallSystem system) => CodeFolders.Select(code => In(Path.Combine(system.ApplicationData, code), "User", "mcp.json"));

    private static IEnumerable<ClientPlace> Windsurf(InstallSystem system) =>
    [
        In(Path.Combine(system.Home, ".codeium"), "windsurf", "mcp_config.json"),
        new(null, Path.Combine(system.Home, ".codeium", "mcp_config.json")), // its plugin for other editors
    ];

    private static IEnumerable<ClientPlace> Zed(InstallSystem system) => system.Kind == SystemKind.Windows
        ? [In(system.ApplicationData, "Zed", "settings.json")]
        : [In(system.Configuration, "zed", "settings.json"), In(Path.Combine(system.Home, ".var", "app", "dev.zed.Zed", "config"), "zed", "settings.json")];

    /// <summary>Continue's own configuration is YAML, but it reads each JSON file in this folder as well.</summary>
    private static IEnumerable<ClientPlace> Continue(InstallSystem system)
    {
        var folder = Path.Combine(system.Home, ".continue");
        return [new(folder, Path.Combine(folder, "mcpServers", "leadmagic.json"))];
    }

    private static IEnumerable<ClientPlace> Cline(InstallSystem system)
    {
        const string File = "cline_mcp_settings.json";
        var own = Path.Combine(system.Home, ".cline", "data");
        yield return new(own, Path.Combine(own, "settings", File));
        foreach (var code in CodeFolders)
        {
            var storage = Path.Combine(system.ApplicationData, code, "User", "globalStorage", "saoudrizwan.claude-dev");
            yield return new(storage, Path.Combine(storage, "settings", File));
        }
    }

    private static ClientPlace In(string parent, string folder, string file) => new(Path.Combine(parent, folder), Path.Combine(parent, folder, file));

    private static IEnumerable<string> Folders(string parent, string folder, string pattern)
    {
        var path = Path.Combine(parent, folder);
        return Directory.Exists(path) ? Directory.EnumerateDirectories(path, pattern).Order(StringComparer.Ordinal) : [];
    }
}
