using System.Text.RegularExpressions;
using LeadMagic.Server.Credits;
using LeadMagic.Server.Prompts;

namespace LeadMagic.Server.Tests.Prompts;

public sealed partial class InstructionsTests
{
    [Fact]
    public void They_are_short() => Assert.InRange(Instructions.Text.Length, 1, 1500);

    [Fact]
    public void They_name_only_tools_that_exist()
    {
        var names = ToolName().Matches(Instructions.Text).Select(match => match.Value).ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(Demo.Tools, tool => tool.About.Name == name));
    }

    [Fact]
    public void A_price_behind_a_name_is_the_tools_price()
    {
        var prices = Price().Matches(Instructions.Text);

        Assert.NotEmpty(prices);
        Assert.All(prices, price => Assert.Equal(CostText.Of(Demo.Tool(price.Groups["name"].Value).About.Credits), price.Groups["credits"].Value));
    }

    [GeneratedRegex("[a-z0-9]+(?:_[a-z0-9]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToolName();

    [GeneratedRegex("(?<name>[a-z0-9]+(?:_[a-z0-9]+)+) [(](?<credits>free|[0-9.]+)[)]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Price();
}
