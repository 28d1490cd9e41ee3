using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class ShownValueTests
{
    [Theory]
    [InlineData("\"a\\nb\\u0000\\u001b[31m\\u202e\\u200b\"", "\"a\\nb\\u{0}\\u{1B}[31m\\u{202E}\\u{200B}\"")]
    [InlineData("\"J\\u00fcrgen 😀\"", "\"Jürgen 😀\"")]
    [InlineData("{\"password\":\"x\"}", "an object with 1 property")]
    [InlineData("[1,2]", "an array of 2 items")]
    [InlineData("\" {\\\"password\\\":\\\"x\\\"}\"", "\"{…}\"")]
    [InlineData("\"[\\\"x\\\"]\"", "\"[…]\"")]
    [InlineData("12.50", "12.50")]
    [InlineData("null", "null")]
    public void A_value_is_shown_on_one_line_without_control_characters(string json, string shown) => Assert.Equal(shown, ShownValue.Of(Checked.Json(json)));

    [Theory]
    [InlineData('a', 58, false)]
    [InlineData('a', 59, true)]
    [InlineData('\n', 500, true)]
    public void A_value_is_cut_to_sixty_characters(char c, int count, bool cut)
    {
        var shown = ShownValue.Quote(new string(c, count));

        Assert.InRange(shown.Length, 59, ShownValue.MaxLength);
        Assert.Equal(cut, shown.EndsWith("…\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cut_never_halves_a_character()
    {
        for (var offset = 0; offset < 3; offset++)
        {
            var shown = ShownValue.Clean(new string('a', offset) + string.Concat(Enumerable.Repeat("😀", 50)), ShownValue.MaxLength);
            Assert.False(char.IsHighSurrogate(shown[^2]));
            Assert.InRange(shown.Length, ShownValue.MaxLength - 1, ShownValue.MaxLength);
        }
    }

    [Fact]
    public void A_long_number_is_cut() => Assert.Equal(ShownValue.MaxLength, ShownValue.Of(Checked.Json(new string('9', 200))).Length);
}
