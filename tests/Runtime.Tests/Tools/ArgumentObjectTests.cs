using System.Text.Json;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class ArgumentObjectTests
{
    [Fact]
    public void No_arguments_are_an_empty_object() => Assert.Equal("{}", ArgumentObject.From(null).GetRawText());

    [Theory]
    [InlineData("1.0", "1.0")]
    [InlineData("12345678901234567890.10", "12345678901234567890.10")]
    [InlineData("1E400", "1E400")]
    [InlineData("\"\\u00e9\\/\"", "\"é/\"")]
    [InlineData("\"\U0001F680\"", "\"\U0001F680\"")]
    [InlineData("{\"b\":1,\"a\":2,\"b\":3}", "{\"b\":1,\"a\":2,\"b\":3}")]
    [InlineData("[ null, true ]", "[null,true]")]
    public void A_value_is_spelled_plainly_and_a_number_keeps_its_text(string json, string expected) =>
        Assert.Equal($$"""{"x":{{expected}}}""", ArgumentObject.Of([("x", JsonElement.Parse(json))]).GetRawText());

    [Fact]
    public void Members_keep_their_order()
    {
        var value = JsonElement.Parse("0");

        Assert.Equal(["b", "a", "c"], ArgumentObject.Of([("b", value), ("a", value), ("c", value)]).EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("größe")]
    [InlineData("a\"b\\c")]
    [InlineData("<\U0001F680>")]
    [InlineData("")]
    public void A_name_comes_out_as_it_went_in(string name) =>
        Assert.Equal(name, Assert.Single(ArgumentObject.Of([(name, JsonElement.Parse("0"))]).EnumerateObject()).Name);

    [Fact]
    public void The_values_outlive_the_document_that_they_came_from()
    {
        JsonElement made;
        using (var document = JsonDocument.Parse("""{"a":"text"}""")) made = ArgumentObject.Of([("x", document.RootElement)]);

        Assert.Equal("text", made.GetProperty("x").GetProperty("a").GetString());
    }
}
