using LeadMagic.Server.Prompts;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests;

public sealed class LeadMagicServerTests
{
    [Fact]
    public void The_server_says_who_it_is_and_what_to_do()
    {
        var options = LeadMagicServer.CreateOptions(Demo.Settings with { IsDemo = false, ApiKey = "key" });

        Assert.Equal("leadmagic-mcp", options.ServerInfo?.Name);
        Assert.Equal("LeadMagic", options.ServerInfo?.Title);
        Assert.Equal(ProductVersion.Number, options.ServerInfo?.Version);
        Assert.Equal(Instructions.Write(new ToolText(Demo.Tools.Select(tool => tool.About)), confirmAbove: 25), options.ServerInstructions);
    }

    [Fact]
    public void Demo_mode_shows_in_the_title() =>
        Assert.Contains("demo", LeadMagicServer.CreateOptions(Demo.Settings).ServerInfo?.Title, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("2025-11-25")]
    public void The_protocol_revision_is_the_settings(string? version) =>
        Assert.Equal(version, LeadMagicServer.CreateOptions(Demo.Settings with { ProtocolVersion = version }).ProtocolVersion);

    [Fact]
    public void Demo_mode_has_the_same_tools_as_real_life()
    {
        var real = LeadMagicServer.CreateTools(Demo.Settings with { IsDemo = false, ApiKey = "key" });

        Assert.Equal(Demo.Tools.Select(Describe), real.Select(Describe));
    }

    [Fact]
    public void Only_the_tools_of_the_toolsets_are_there()
    {
        var options = LeadMagicServer.CreateOptions(Demo.Settings with { Surface = new() { Toolsets = ["account", "search"] } });

        Assert.Equal(
            ["find_lookalike_companies", "get_credits", "preview_cost", "read_result", "search_companies", "search_jobs", "search_people"],
            options.ToolCollection!.Select(tool => tool.ProtocolTool.Name));
    }

    private static string Describe(ApiTool tool) => $"{tool.About.Name}: {tool.ProtocolTool.Description} {tool.ProtocolTool.InputSchema}";
}
