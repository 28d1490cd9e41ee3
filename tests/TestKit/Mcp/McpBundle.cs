using System.Text.Json.Nodes;
using Xunit;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>An MCP bundle of a server: packed as for a release, and started as a client starts it.</summary>
public static class McpBundle
{
    /// <summary>Runs <c>eng/pack-bundle</c>.</summary>
    /// <param name="server">The executable; all that is beside it goes into the bundle too.</param>
    /// <param name="file">The bundle to make.</param>
    public static async Task PackAsync(string server, string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no bash, which eng/pack-bundle needs.");
        await using McpProcess pack = McpProcess.Start(RepositoryPaths.At("eng/pack-bundle"), [Path.GetDirectoryName(server)!, file]);
        pack.Patience = TimeSpan.FromMinutes(2);
        Assert.True(await pack.WaitForExitAsync() == 0, pack.StderrText + pack.StdoutText);
    }

    /// <summary>Starts the server of an unpacked bundle as its manifest says, and asks for its tools.</summary>
    public static async Task AssertStartsAsync(string folder)
    {
        JsonNode manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json")))!;
        JsonNode start = manifest["server"]!["mcp_config"]!;
        string Resolve(string text) => manifest["user_config"]!.AsObject().Aggregate(
            text.Replace("${__dirname}", folder, StringComparison.Ordinal),
            (resolved, setting) => resolved.Replace($"${{user_config.{setting.Key}}}", (string?)setting.Value!["default"] ?? "a-key-of-a-test", StringComparison.Ordinal));
        Dictionary<string, string> environment = start["env"]!.AsObject().ToDictionary(variable => variable.Key, variable => Resolve((string)variable.Value!), StringComparer.Ordinal);

        await using McpProcess server = McpProcess.Start(Resolve((string)start["command"]!), [], environment, folder);
        server.Patience = TimeSpan.FromMinutes(2);
        await server.InitializeAsync();

        Assert.Contains(await server.ListToolsAsync(), tool => (string?)tool!["name"] == "validate_email");
        Assert.Equal("", server.StderrText);
    }
}
