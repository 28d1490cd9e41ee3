using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class LookupTests
{
    [Theory]
    [InlineData(true, true, "1", true)]
    [InlineData(true, true, "0", false)]
    [InlineData(true, true, null, false)]
    [InlineData(false, true, "1", false)]
    [InlineData(true, false, "1", false)]
    public void It_is_a_question_to_the_world_that_costs_something(bool isReadOnly, bool isOpenWorld, string? price, bool expected)
    {
        var credits = price is null ? null : new Runtime.Tools.CreditCost { Base = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(expected, Lookup.Is(Priced.Tool(credits, isReadOnly: isReadOnly, isOpenWorld: isOpenWorld)));
    }

    [Fact]
    public void A_price_for_each_result_is_a_price() => Assert.True(Lookup.Is(Priced.Tool(Priced.PerResult)));

    [Theory]
    [InlineData(200, "application/json", true)]
    [InlineData(404, "application/problem+json", true)]
    [InlineData(404, "text/html", false)]
    [InlineData(200, "text/html", false)]
    [InlineData(200, null, false)]
    [InlineData(202, "application/json", false)]
    [InlineData(206, "application/json", false)]
    [InlineData(400, "application/json", false)]
    [InlineData(402, "application/json", false)]
    [InlineData(429, "application/json", false)]
    [InlineData(500, "application/json", false)]
    public void A_thing_found_or_not_found_is_final(int status, string? mediaType, bool expected) => Assert.Equal(
        expected,
        Lookup.IsFinal(Priced.Tool(1), Answer(status, mediaType)));

    [Fact]
    public void An_order_with_a_key_is_one_too_though_it_changes_something()
    {
        Assert.True(Lookup.Is(Order));
        Assert.False(Lookup.Is(Priced.Tool(new() { Base = 1 }, isReadOnly: false)));
    }

    [Theory]
    [InlineData(200, "application/json", true)]
    [InlineData(202, "application/json", true)]
    [InlineData(202, "text/html", false)]
    [InlineData(404, "application/json", false)]
    [InlineData(500, "application/json", false)]
    public void An_order_is_done_with_once_it_is_accepted(int status, string mediaType, bool expected) => Assert.Equal(expected, Lookup.IsFinal(Order, Answer(status, mediaType)));

    private static ToolDefinition Order => new()
    {
        Name = "order_things",
        Title = "Order things",
        Description = "Orders things.",
        Operation = "POST /orders",
        Hints = default,
        Retry = RetryClass.Unsent,
        Credits = Priced.PerResult,
        IdempotencyArgument = "key",
    };

    private static ApiResponse Answer(int status, string? mediaType) =>
        new() { Status = status, MediaType = mediaType, Headers = new Dictionary<string, string>(StringComparer.Ordinal), Body = default };
}
