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
    public void An_unknown_cost_is_a_question_mark() => Assert.Equal("?", CostText.Of(null));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
