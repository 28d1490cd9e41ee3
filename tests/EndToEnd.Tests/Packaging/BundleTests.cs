using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Packaging;

/// <summary>The MCP bundle: its manifest, what the official tool says of it, and the server that a client starts from it.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Bundle => Path.Combine(_folder.Path, "bundle");

    [Fact]
    public async Task The_official_tool_accepts_and_packs_it_and_its_server_starts_as_the_manifest_says()
    {
        await LayOutAsync();

        await McpbAsync("validate", Path.Combine(Bundle, "manifest.json"));
        await McpbAsync("pack", Bundle, _folder.File("leadmagic.mcpb"));

        string unpacked = _folder.File("unpacked");
        await ZipFile.ExtractToDirectoryAsync(_folder.File("leadmagic.mcpb"), unpacked, TestContext.Current.CancellationToken);
        await AssertStartsAsync(unpacked);
    }

    [Fact]
    public async Task The_key_is_a_sensitive_setting_and_all_else_has_a_default()
    {
        await LayOutAsync();
        JsonObject settings = (await ReadManifestAsync(Bundle))["user_config"]!.AsObject();

        Assert.True((bool)settings["api_key"]!["sensitive"]! && (bool)settings["api_key"]!["required"]!);
        Assert.All(settings.Where(setting => setting.Key != "api_key"), setting => Assert.NotNull(setting.Value!["default"]));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>As eng/pack-bundle does, with the built server in place of a native one.</summary>
    private async Task LayOutAsync()
    {
        CopyFolder(Path.GetDirectoryName(BuildFacts.ServerExecutable)!, Path.Combine(Bundle, "server"));
        await using McpProcess reference = McpProcess.Start(BuildFacts.ServerExecutable, ["reference", "manifest.json"]);
        Assert.Equal(0, await reference.WaitForExitAsync());
        await File.WriteAllTextAsync(Path.Combine(Bundle, "manifest.json"), reference.StdoutText);
    }

    private static async Task AssertStartsAsync(string folder)
    {
        JsonNode start = (await ReadManifestAsync(folder))["server"]!["mcp_config"]!;
        JsonObject answers = (await ReadManifestAsync(folder))["user_config"]!.AsObject();
        string Resolve(string text) => answers.Aggregate(
            text.Replace("${__dirname}", folder, StringComparison.Ordinal),
            (resolved, answer) => resolved.Replace($"${{user_config.{answer.Key}}}", (string?)answer.Value!["default"] ?? "a-key-of-a-test", StringComparison.Ordinal));
        Dictionary<string, string> environment = start["env"]!.AsObject().ToDictionary(variable => variable.Key, variable => Resolve((string)variable.Value!), StringComparer.Ordinal);
        string command = Resolve((string)start["command"]!);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(command, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        await using McpProcess server = McpProcess.Start(command, [], environment, folder);
        server.Patience = TimeSpan.FromMinutes(2);
        await server.InitializeAsync();

        Assert.Contains(await server.ListToolsAsync(), tool => (string?)tool!["name"] == "validate_email");
        Assert.Equal("", server.StderrText);
    }

    private static async Task<JsonNode> ReadManifestAsync(string folder) => JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json")))!;

    private static async Task McpbAsync(params string[] arguments)
    {
        ProcessStartInfo start = new("node", [RepositoryPaths.At("eng/node/node_modules/@anthropic-ai/mcpb/dist/cli/cli.js"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await errors);
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }
}
