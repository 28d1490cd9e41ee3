using OpenApiMcp.Runtime.Prompts;

namespace OpenApiMcp.Runtime.Tests.Prompts;

public sealed class QuotedValueTests
{
    [Theory]
    [InlineData("Zoë 😀", "\"Zoë 😀\"")]
    [InlineData("  a \t b  ", "\"a b\"")]
    [InlineData("a\nb\r\n\r\nc\n", "\"a; b; c\"")]
    [InlineData("a,\nb;\u2028c", "\"a, b; c\"")]
    [InlineData("say \"stop\" \\", "\"say \\\"stop\\\" \\\\\"")]
    [InlineData("a\0b\u001b[31mc", "\"a b [31mc\"")]
    [InlineData("a\u200b\u202eb\U000E0041c", "\"abc\"")]
    public void A_value_stays_on_one_line_between_quotes_and_hides_nothing(string value, string expected) => Assert.Equal(expected, QuotedValue.Of(value));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_broken() => Assert.Equal("\"a\ufffdb\"", QuotedValue.Of("a" + '\ud800' + "b"));

    [Theory]
    [InlineData("", true)]
    [InlineData(" \n\u200b", true)]
    [InlineData(".", false)]
    public void A_value_of_which_nothing_is_seen_is_blank(string value, bool expected) => Assert.Equal(expected, QuotedValue.IsBlank(value));
}
