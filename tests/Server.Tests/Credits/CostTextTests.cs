using System.Globalization;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests.Credits;

public sealed class CostTextTests
{
    [Theory]
    [InlineData("0", "0", "free")]
    [InlineData("1", "0", "1")]
    [InlineData("0.25", "0", "0.25")]
    [InlineData("10.00", "0", "10")]
    [InlineData("0", "0.05", "0.05 per result")]
    [InlineData("0", "1.0", "1 per result")]
    [InlineData("1", "1", "1 + 1 per result")]
    [InlineData("0.5", "0.0625", "0.5 + 0.0625 per result")]
    public void A_cost_is_said_shortly(string @base, string perResult, string expected) =>
        Assert.Equal(expected, CostText.Of(new CreditCost { Base = Number(@base), PerResult = Number(perResult) }));

    [Fact]
    public void The_most_of_several_calls_and_prices_by_an_argument_are_said_as_such()
    {
        Assert.Equal("up to 6.25", CostText.Of(new() { Base = 6.25m, CeilingArgument = "max_credits" }));
        Assert.Equal("0.25 to 5 per result", CostText.Of(new() { Base = 0, PerResult = 5, PricedBy = "product", Prices = [new("a", 1), new("b", 0.25m)] }));
    }

    [Fact]
    public void An_unknown_cost_is_a_question_mark() => Assert.Equal("?", CostText.Of(null));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
