using System.Globalization;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class WorstCaseTests
{
    [Theory]
    [InlineData("0", "0", null, null, "{}", "0")]
    [InlineData("0.25", "0", null, null, "{}", "0.25")]
    [InlineData("0", "0.05", "limit", 20, "{}", "1")]
    [InlineData("0", "0.05", "limit", 20, """{"limit":3}""", "0.15")]
    [InlineData("1", "1", "limit", null, """{"limit":25}""", "26")]
    [InlineData("1", "1", "limit", 10, """{"limit":null}""", "11")]
    [InlineData("0", "1", "limit", 10, """{"limit":50.0}""", "50")]
    [InlineData("0", "1", "limit", 10, """{"limit":2.2}""", "3")]
    [InlineData("2", "1", "limit", 10, """{"limit":-4}""", "2")]
    [InlineData("0", "1", null, 7, """{"limit":50}""", "7")]
    public void It_is_the_base_and_the_price_of_each_result_that_can_come(string @base, string perResult, string? argument, int? max, string arguments, string expected) =>
        Assert.Equal(Decimal(expected), Of(new() { Base = Decimal(@base), PerResult = Decimal(perResult), ResultsArgument = argument, MaxResults = max }, arguments));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"limit":"many"}""")]
    [InlineData("""{"limit":1e400}""")]
    [InlineData("""{"limit":79228162514264337593543950335}""")]
    public void Where_nothing_bounds_the_results_it_is_not_known(string arguments) =>
        Assert.Null(Of(new() { Base = 0, PerResult = 2, ResultsArgument = "limit" }, arguments));

    [Theory]
    [InlineData("""{"kind":"small","rows":[1,2,3]}""", "0.75")]
    [InlineData("""{"kind":"large","rows":[1,2,3]}""", "6")]
    [InlineData("""{"kind":"unheard of","rows":[1,2,3]}""", "15")]
    [InlineData("""{"kind":7,"rows":[1,2,3]}""", "15")]
    [InlineData("""{"rows":[1,2,3]}""", "15")]
    [InlineData("""{"kind":"free","rows":[1,2,3]}""", "0")]
    [InlineData("""{"kind":"small"}""", null)]
    public void A_price_by_the_value_of_an_argument_counts_for_each_row_and_an_unknown_value_is_the_dearest(string arguments, string? expected) =>
        Assert.Equal(expected is null ? null : Decimal(expected), Of(Rows, arguments));

    [Fact]
    public void Without_a_price_it_is_not_known() => Assert.Null(Of(null, "{}"));

    [Theory]
    [InlineData("0", "1", "5", 5L)]
    [InlineData("1", "1", "5", 4L)]
    [InlineData("1", "1", "2", 1L)]
    [InlineData("1", "0", "5", null)]
    [InlineData("0", "0.05", "0.17", 3L)]
    [InlineData("0", "1", "0.99", null)]
    [InlineData("3", "1", "3.5", null)]
    [InlineData("0", "0.0000001", "79228162514264337593543950335", long.MaxValue)]
    public void The_largest_number_of_results_that_fits_is_exact(string @base, string perResult, string credits, long? expected) => Assert.Equal(
        expected,
        WorstCase.ResultsFor(new() { Base = Decimal(@base), PerResult = Decimal(perResult), ResultsArgument = "limit" }, Decimal(credits)));

    [Fact]
    public void A_price_without_results_has_no_number_of_results() => Assert.Null(WorstCase.ResultsFor(new() { Base = 1 }, 100));

    [Fact]
    public void Where_the_price_of_a_result_depends_on_the_call_no_number_of_results_is_promised() => Assert.Null(WorstCase.ResultsFor(Rows, 100));

    private static CreditCost Rows => new()
    {
        Base = 0,
        PerResult = 5,
        ResultsArgument = "rows",
        PricedBy = "kind",
        Prices = [new("small", 0.25m), new("large", 2), new("free", 0)],
    };

    private static decimal? Of(CreditCost? price, string arguments) => WorstCase.Of(Priced.Request(Priced.Tool(price), arguments).Call);

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
