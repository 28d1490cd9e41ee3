using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class ShownValueTests
{
    [Theory]
    [InlineData("\"J\\u00fcrgen 😀\"", "a string of 8 characters")]
    [InlineData("\"x\"", "a string of 1 character")]
    [InlineData("\"\"", "an empty string")]
    [InlineData("{\"password\":\"x\"}", "an object with 1 property")]
    [InlineData("[1,2]", "an array of 2 items")]
    [InlineData("12.50", "12.50")]
    [InlineData("null", "null")]
    [InlineData("-123.45e6", "-123.45e6")]
    [InlineData("1555010", "a number of 7 digits")]
    [InlineData("-1.5550100199", "a number of 11 digits")]
    [InlineData("true", "true")]
    public void A_value_is_described_unless_it_can_be_no_personal_data(string json, string shown) => Assert.Equal(shown, ShownValue.Of(Checked.Json(json)));

    [Theory]
    [InlineData("senior", true)]
    [InlineData("Vice_President-2", true)]
    [InlineData("", false)]
    [InlineData("42", false)]
    [InlineData("Jane Doe", false)]
    [InlineData("jane.doe", false)]
    [InlineData("jane@example.com", false)]
    [InlineData("https://example.com", false)]
    [InlineData("id-1555010", false)]
    [InlineData("tel-555-010-0199", false)]
    [InlineData("Jürgen", false)]
    [InlineData("a\u202eb", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false)]
    public void A_slip_in_one_of_several_allowed_words_is_shown_if_it_is_a_word(string text, bool shown)
    {
        var value = JsonElement.Parse($"\"{text}\"");

        Assert.Equal(shown, ShownValue.Of(value, Showing.Word) == $"\"{text}\"");
        Assert.Equal(shown, ShownValue.Name(text) == text);
        Assert.Equal(shown, ShownValue.Of(value, Showing.Name) == $"the name \"{text}\"");
    }

    [Theory]
    [InlineData("2026-02-30", true)]
    [InlineData("30.2.2026", true)]
    [InlineData("02/30/2026", true)]
    [InlineData("2026-01-31 09:30:00", true)]
    [InlineData("2026-01-31T09:30:00.25+01:00", true)]
    [InlineData("25:61", true)]
    [InlineData("tomorrow", false)]
    [InlineData("jane@example.com", false)]
    [InlineData("555-010-0199", false)]
    [InlineData("123-45-6789", false)]
    [InlineData("20260131", false)]
    [InlineData("2026-01-31 Jane", false)]
    public void What_should_be_a_time_is_shown_if_it_looks_like_one(string text, bool shown) =>
        Assert.Equal(shown, ShownValue.Of(JsonElement.Parse($"\"{text}\""), Showing.Time) == $"\"{text}\"");

    [Theory]
    [InlineData("a\nb\0\u001b[31m\u202e\u200b", "\"a\\nb\\u{0}\\u{1B}[31m\\u{202E}\\u{200B}\"")]
    [InlineData("Jürgen 😀", "\"Jürgen 😀\"")]
    public void A_text_is_quoted_on_one_line_without_control_characters(string text, string shown) => Assert.Equal(shown, ShownValue.Quote(text));

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
}
