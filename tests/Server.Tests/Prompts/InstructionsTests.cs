using System.Text.RegularExpressions;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using LeadMagic.Server.Prompts;

namespace LeadMagic.Server.Tests.Prompts;

public sealed partial class InstructionsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Toolsets => ["all", "", .. SurfaceSettings.KnownToolsets];

    [Theory]
    [InlineData(null)]
    [InlineData(25)]
    public void They_are_short_with_every_tool(int? confirmAbove)
    {
        var text = Write("all", confirmAbove);
        output.WriteLine($"{text.Length} characters\n{text}");

        Assert.InRange(text.Length, 1, 1500);
    }

    [Theory]
    [MemberData(nameof(Toolsets))]
    public void They_name_only_tools_that_are_enabled(string toolsets)
    {
        var enabled = Surfaces.Tools(toolsets).Select(tool => tool.Name).ToList();

        Assert.All(Surfaces.ToolNames(Write(toolsets)), name => Assert.Contains(name, enabled));
    }

    [Fact]
    public void Every_sentence_is_there_when_every_tool_is_enabled()
    {
        string[] expected =
        [
            "get_credits", "preview_cost", "validate_email", "find_email", "social_to_work_email", "find_personal_email", "find_mobile", "email_to_profile",
            "find_employees", "find_role", "search_company", "get_company_funding", "list_company_competitors", "search_people", "search_companies", "search_jobs",
            "research_account", "enrich_contact", "find_decision_makers", "submit_bulk_job",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Surfaces.ToolNames(Write("all")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void They_end_with_where_to_read_on() => Assert.EndsWith("leadmagic://docs leads to each tool's arguments, costs and example.", Write("account"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Toolsets))]
    public void The_rules_that_save_credits_are_always_there(string toolsets)
    {
        var text = Write(toolsets);

        Assert.Contains("Never repeat a lookup that found nothing.", text, StringComparison.Ordinal);
        Assert.Contains("more than 25 credits", text, StringComparison.Ordinal);
        Assert.Contains("402", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_found_address_is_not_to_be_validated() =>
        Assert.Contains("Never validate an address that find_email returned.", Write("people"), StringComparison.Ordinal);

    [Fact]
    public void The_threshold_is_named_where_the_server_asks_the_user_itself()
    {
        Assert.Contains("The server asks the user before a call that may cost more than 12.5 credits", Write("all", 12.5m), StringComparison.Ordinal);
        Assert.DoesNotContain("The server asks", Write("all"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_behind_a_name_is_the_tools_price()
    {
        var prices = Price().Matches(Write("all"));

        Assert.True(prices.Count > 8);
        Assert.All(prices, price => Assert.Equal(CostText.Of(Demo.Tool(price.Groups["name"].Value).About.Credits), price.Groups["credits"].Value));
    }

    private static string Write(string toolsets, decimal? confirmAbove = null) => Instructions.Write(new ToolText(Surfaces.Tools(toolsets)), confirmAbove);

    [GeneratedRegex("(?<name>[a-z0-9]+(?:_[a-z0-9]+)+) [(](?<credits>free|[0-9.]+[^)]*)[)]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Price();
}
