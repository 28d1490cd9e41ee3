using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>The texts whose parts depend on the numbers; the others stand in the tests of those who use them.</summary>
public sealed class CreditTextsTests
{
    private static readonly CreditOptions Options = Priced.Options(cap: 10, confirmAbove: 0.5m);

    [Theory]
    [InlineData(0, "No call of this tool fits any more. Only the user can raise the cap, SAMPLE_MAX in the server's configuration.")]
    [InlineData(3, "More may be left when the running calls have ended. Only the user can raise the cap, SAMPLE_MAX in the server's configuration.")]
    public void Where_no_smaller_call_fits_it_depends_on_what_still_runs(int reserved, string expected) =>
        Assert.EndsWith(expected, CreditTexts.OverCap(Priced.Tool(5), 5, new LedgerTotals(7, 0, reserved), Options), StringComparison.Ordinal);

    [Fact]
    public void One_credit_is_singular() =>
        Assert.StartsWith("find_thing was not called: it may cost up to 1 credit, and the user declined.", CreditTexts.Declined(Priced.Tool(1), 1), StringComparison.Ordinal);

    [Fact]
    public void A_call_that_cannot_be_made_smaller_is_not_advised_to_be() => Assert.Equal(
        "find_thing was not called: it may cost up to 5 credits, and above 0.5 the server asks the user first, which this client cannot do (it does not support elicitation). "
        + "Nothing was sent or charged. Tell the user: only they can raise the threshold, SAMPLE_CONFIRM in the server's configuration.",
        CreditTexts.CannotAsk(Priced.Tool(5), 5, Options));

    [Theory]
    [InlineData("get_balance", " get_balance reads the balance, and ends the pause if it shows credits.")]
    [InlineData(null, "")]
    public void A_pause_says_how_long_and_how_it_ends(string? balanceTool, string ending)
    {
        var options = new CreditOptions { Reader = Options.Reader, MaxCreditsSetting = "", ConfirmAboveSetting = "", BalanceTool = balanceTool };

        Assert.Equal(
            "find_thing was not called: the API has just refused a paid call because credits have run out (402), so no paid call is sent for another "
            + "42 seconds. Nothing was sent or charged. Stop making paid calls and tell the user; free tools still work." + ending,
            CreditTexts.Stopped(Priced.Tool(5), TimeSpan.FromSeconds(41.5), options));
    }
}
