using System.IO.Compression;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Packaging;

/// <summary>The MCP bundle: its manifest, and the server that a client starts from it. What the official tool says of it is tested in tests/Protocol.Tests.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Its_server_starts_as_the_manifest_says()
    {
        string unpacked = _folder.File("unpacked");

        await McpBundle.PackAsync(BuildFacts.ServerExecutable, _folder.File("leadmagic.mcpb"));
        await ZipFile.ExtractToDirectoryAsync(_folder.File("leadmagic.mcpb"), unpacked, TestContext.Current.CancellationToken);

        await McpBundle.AssertStartsAsync(unpacked);
    }

    [Fact]
    public async Task The_key_is_a_sensitive_setting_and_all_else_has_a_default()
    {
        await using McpProcess reference = McpProcess.Start(BuildFacts.ServerExecutable, ["reference", "manifest.json"]);
        Assert.Equal(0, await reference.WaitForExitAsync());
        JsonObject settings = JsonNode.Parse(reference.StdoutText)!["user_config"]!.AsObject();

        Assert.True((bool)settings["api_key"]!["sensitive"]! && (bool)settings["api_key"]!["required"]!);
        Assert.All(settings.Where(setting => setting.Key != "api_key"), setting => Assert.NotNull(setting.Value!["default"]));
    }

    public void Dispose() => _folder.Dispose();
}
