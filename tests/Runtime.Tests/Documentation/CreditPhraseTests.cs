using OpenApiMcp.Runtime.Documentation;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Documentation;

public sealed class CreditPhraseTests
{
    [Theory]
    [InlineData(0, 0, "free")]
    [InlineData(0.25, 0, "0.25 credit")]
    [InlineData(1, 0, "1 credit")]
    [InlineData(5, 0, "5 credits")]
    [InlineData(0, 0.05, "0.05 credit per result")]
    [InlineData(1, 1, "1 credit and 1 per result")]
    public void A_price_is_said_in_a_few_words(double once, double perResult, string expected) =>
        Assert.Equal(expected, CreditPhrase.Of(new() { Base = (decimal)once, PerResult = (decimal)perResult }));

    [Fact]
    public void A_price_that_the_document_does_not_say_is_not_made_up()
    {
        Assert.Null(CreditPhrase.Of(null));
        Assert.Equal("The document does not say what a call costs.", CreditPhrase.Explain(null));
    }

    [Fact]
    public void The_highest_price_of_a_call_without_the_argument_is_reckoned() => Assert.Equal(
        "1 credit and 0.5 per result. `limit` bounds the results; without it at most 20 results, 11 credits. Nothing is charged when nobody is found.",
        CreditPhrase.Explain(new() { Base = 1, PerResult = 0.5m, ResultsArgument = "limit", MaxResults = 20, FreeWhen = "nobody is found" }));

    [Theory]
    [InlineData("limit", null, " `limit` bounds the results.")]
    [InlineData(null, 10, " A call returns at most 10 results, 10 credits.")]
    [InlineData(null, null, "")]
    public void What_bounds_the_results_is_said_as_far_as_it_is_known(string? argument, int? max, string expected) =>
        Assert.Equal("1 credit per result." + expected, CreditPhrase.Explain(new CreditCost { Base = 0, PerResult = 1, ResultsArgument = argument, MaxResults = max }));

    [Fact]
    public void The_most_that_several_calls_may_cost_is_said_with_the_argument_that_lowers_it() => Assert.Equal(
        "At most 6.25 credits. `max_credits` sets a lower limit. Nothing is charged when nothing is found.",
        CreditPhrase.Explain(new() { Base = 6.25m, CeilingArgument = "max_credits", FreeWhen = "nothing is found" }));

    [Fact]
    public void Prices_by_the_value_of_an_argument_are_listed_and_a_question_is_announced() => Assert.Equal(
        "0.25 to 5 credits per result. `rows` bounds the results. By `product`: validation 0.25, mobile 5. The user is asked before each call.",
        CreditPhrase.Explain(new()
        {
            Base = 0,
            PerResult = 5,
            ResultsArgument = "rows",
            PricedBy = "product",
            Prices = [new("validation", 0.25m), new("mobile", 5)],
            Confirm = true,
        }));

    [Fact]
    public void A_free_call_is_free() => Assert.Equal("Free.", CreditPhrase.Explain(new() { Base = 0 }));
}
