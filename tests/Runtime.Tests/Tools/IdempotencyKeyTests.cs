using System.Text.Json;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class IdempotencyKeyTests
{
    private static readonly ToolDefinition Order = new()
    {
        Name = "order",
        Title = "Order",
        Description = "Orders.",
        Operation = "POST /orders",
        Hints = default,
        Retry = RetryClass.Unsent,
        IdempotencyArgument = "key",
    };

    [Fact]
    public void The_same_order_has_the_same_key_however_it_is_written()
    {
        Assert.Equal(Key("""{"rows":[{"a":1,"b":"x"}],"kind":"k"}"""), Key("""{ "kind":"k", "rows":[{"b":"x","a":1.0}] }"""));
        Assert.Matches("^[0-9a-f]{32}$", Key("{}"));
    }

    [Theory]
    [InlineData("""{"rows":[{"a":2}]}""")]
    [InlineData("""{"rows":[{"a":1},{"a":1}]}""")]
    [InlineData("""{"rows":[{"a":"1"}]}""")]
    [InlineData("{}")]
    public void Another_order_has_another_key(string arguments) => Assert.NotEqual(Key("""{"rows":[{"a":1}]}"""), Key(arguments));

    [Fact]
    public void The_other_arguments_stay_as_they_are() =>
        Assert.StartsWith("""{"n":1.10,"s":"é","key":""", IdempotencyKey.AddTo(Order, Sample.Json("""{"n":1.10,"s":"é"}""")).GetRawText(), StringComparison.Ordinal);

    [Fact]
    public void The_callers_own_key_is_kept() => Assert.Equal("mine", Key("""{"key":"mine"}"""));

    [Fact]
    public void A_tool_without_such_an_argument_gets_none() => Assert.Equal("""{"a":1}""", IdempotencyKey.AddTo(Sample.Tool(), Sample.Json("""{"a":1}""")).GetRawText());

    private static string? Key(string arguments) => IdempotencyKey.AddTo(Order, JsonElement.Parse(arguments)).GetProperty("key").GetString();
}
