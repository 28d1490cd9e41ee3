using System.Text.Json.Nodes;
using System.Xml.Linq;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Packaging;

/// <summary>The .NET tool as its users get it: what the package says, and that it installs, runs and serves.</summary>
public sealed class DotnetToolTests(PackedTool packed)
{
    private const string Id = "LeadMagic.Mcp";

    [Fact]
    public async Task It_is_a_tool_and_an_MCP_server_and_says_what_it_is()
    {
        XElement metadata = XDocument.Parse(await packed.ReadAsync(Id + ".nuspec")).Root!.Elements().Single();
        string Of(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal(Id, Of("id"));
        Assert.Equal(["DotnetTool", "McpServer"], metadata.Descendants().Where(element => element.Name.LocalName == "packageType").Select(type => (string)type.Attribute("name")!).Order(StringComparer.Ordinal));
        Assert.Equal("README.md", Of("readme"));
        Assert.Contains("MCP server for LeadMagic", Of("description"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_manifest_names_this_package_and_asks_for_the_key_as_a_secret()
    {
        JsonNode manifest = JsonNode.Parse(await packed.ReadAsync(".mcp/server.json"))!;
        JsonNode package = Assert.Single(manifest["packages"]!.AsArray())!;

        Assert.Equal("https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json", (string?)manifest["$schema"]);
        Assert.Equal((Id, "stdio"), ((string?)package["identifier"], (string?)package["transport"]!["type"]));
        Assert.Contains($"{Id}.{package["version"]}.nupkg", await packed.GetAsync(), StringComparison.Ordinal);
        JsonNode key = Assert.Single(package["environmentVariables"]!.AsArray(), setting => (bool)setting!["isSecret"]!)!;
        Assert.Equal("LEADMAGIC_API_KEY", (string?)key["name"]);
    }

    [Fact]
    public async Task Its_README_proves_to_the_registry_that_both_belong_together()
    {
        string? name = (string?)JsonNode.Parse(await packed.ReadAsync(".mcp/server.json"))!["name"];

        Assert.Contains($"mcp-name: {name} ", await packed.ReadAsync("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_installs_from_a_folder_and_serves_every_tool()
    {
        await packed.GetAsync();
        await packed.DotnetAsync("tool", "install", Id, "--tool-path", packed.FileOf("installed"));

        await using McpProcess server = McpProcess.Start(Path.Combine(packed.FileOf("installed"), "leadmagic-mcp"), ["--demo"], Environment(), packed.FileOf("installed"));

        await AssertServesAsync(server);
    }

    [Fact]
    public async Task It_serves_without_being_installed()
    {
        await packed.GetAsync();

        await using McpProcess server = McpProcess.Start("dotnet", ["dnx", Id, "--yes", "--", "--demo"], Environment(), packed.FileOf(""));

        await AssertServesAsync(server);
    }

    private Dictionary<string, string> Environment() => packed.Settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);

    private static async Task AssertServesAsync(McpProcess server)
    {
        server.Patience = TimeSpan.FromMinutes(2);
        await server.InitializeAsync();
        Assert.Contains(await server.ListToolsAsync(), tool => (string?)tool!["name"] == "find_email");
        JsonObject result = await server.CallToolAsync("get_credits", []);
        Assert.Null(result["isError"]);
        await server.CloseInputAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
    }
}
