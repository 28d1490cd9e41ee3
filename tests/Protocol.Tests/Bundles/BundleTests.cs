using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.Protocol.Tests.Bundles;

/// <summary>What the official tool for MCP bundles says of ours.</summary>
public sealed class BundleTests : IDisposable
{
    private const string Tool = "node_modules/@anthropic-ai/mcpb/dist/cli/cli.js";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_official_tool_unpacks_it_and_accepts_its_manifest_and_its_server_starts()
    {
        string unpacked = _folder.File("unpacked");
        await McpBundle.PackAsync(ServerProgram.Path, _folder.File("leadmagic.mcpb"));

        await RunToolAsync("unpack", _folder.File("leadmagic.mcpb"), unpacked);
        await RunToolAsync("validate", Path.Combine(unpacked, "manifest.json"));

        await McpBundle.AssertStartsAsync(unpacked);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task RunToolAsync(params string[] arguments)
    {
        NodeRun run = await NodeProgram.RunAsync(Tool, arguments);
        Assert.True(run.ExitCode == 0, run.ToString());
    }
}
