using System.Text.Json.Nodes;
using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;

namespace LeadMagic.Server.Tests.Commands;

public sealed class ToolsCommandTests
{
    private readonly string[] _lines = Run(SurfaceSettings.Everything);

    [Fact]
    public void The_table_has_a_head_a_rule_and_a_line_for_each_tool()
    {
        Assert.Equal(["Tool", "Toolset", "Credits", "Free when", "Title"], Cells(_lines[0]));
        Assert.Matches("^-+(  -+)+$", _lines[1]);
        Assert.Equal(Demo.Tools.Count + 3, _lines.Length);
        Assert.Equal("Besides: read_result, free, reads on in an answer that was not shown whole.", _lines[^1]);
    }

    [Fact]
    public void A_line_says_name_toolset_cost_and_title()
    {
        Assert.Equal(["find_email", "people", "1", "no email is found", "Find work email"], Cells(Line("find_email")));
        Assert.Equal(["get_credits", "account", "free", "Credit balance"], Cells(Line("get_credits")));
        Assert.Equal(["research_account", "companies", "up to 16", "nothing is found", "Research a company"], Cells(Line("research_account")));
        Assert.Equal(["search_b2b_ads", "ads", "1 + 1 per result", "Search B2B ads"], Cells(Line("search_b2b_ads")));
    }

    [Fact]
    public void Every_tool_has_its_cost_in_the_credits_column()
    {
        var column = _lines[0].IndexOf("Credits", StringComparison.Ordinal);
        Assert.All(Demo.Tools, tool => Assert.StartsWith(CostText.Of(tool.About.Credits) + " ", Line(tool.About.Name)[column..], StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_stand_below_their_heads()
    {
        var column = _lines[0].IndexOf("Title", StringComparison.Ordinal);
        Assert.All(Demo.Tools, tool => Assert.Equal(tool.About.Title, Line(tool.About.Name)[column..]));
    }

    [Fact]
    public void Tools_that_are_not_enabled_are_counted_below()
    {
        var lines = Run(SurfaceSettings.Default);

        Assert.Equal(Demo.Tools.Count(tool => SurfaceSettings.Default.Includes(tool.About)) + 4, lines.Length);
        Assert.Equal("Not enabled: 15 of the toolsets analytics, search, bulk. See LEADMAGIC_TOOLSETS and LEADMAGIC_READ_ONLY.", lines[^1]);
        Assert.DoesNotContain(lines, line => line.StartsWith("search_people ", StringComparison.Ordinal));
    }

    [Fact]
    public void As_json_every_tool_says_whether_it_is_enabled()
    {
        using var output = new StringWriter();
        ToolsCommand.Run(output, SurfaceSettings.Default, asJson: true);
        var tools = JsonNode.Parse(output.ToString())!.AsArray();

        Assert.Equal(Demo.Tools.Select(tool => tool.About.Name), tools.Select(tool => (string?)tool!["name"]));
        Assert.Equal(Demo.Tools.Where(tool => SurfaceSettings.Default.Includes(tool.About)).Select(tool => tool.About.Name), tools.Where(tool => (bool)tool!["enabled"]!).Select(tool => (string?)tool!["name"]));
        var one = Assert.Single(tools, tool => (string?)tool!["name"] == "search_b2b_ads")!;
        Assert.Equal(("ads", "1 + 1 per result", 1m, 1m), ((string?)one["toolset"], (string?)one["credits"], (decimal)one["creditsPerCall"]!, (decimal)one["creditsPerResult"]!));
    }

    private static string[] Run(SurfaceSettings surface)
    {
        using var output = new StringWriter();
        Assert.Equal(0, ToolsCommand.Run(output, surface));
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private static string[] Cells(string line) => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private string Line(string tool) => Assert.Single(_lines, line => line.StartsWith(tool + " ", StringComparison.Ordinal));
}
