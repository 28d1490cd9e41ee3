using System.Text;
using OpenApiMcp.Runtime.Results;

namespace OpenApiMcp.Runtime.Tests.Results;

public sealed class SentenceEndTests
{
    [Theory]
    [InlineData("One. Two. Three.", 12, "One. Two.")]
    [InlineData("One two three. Four five", 20, "One two three.")]
    [InlineData("One! Two?\\nThree", 14, "One! Two?")]
    [InlineData("A first word and then more", 14, "A first word")]
    [InlineData("One. Then a sentence without an end", 24, "One. Then a sentence")]
    [InlineData("陳さんは。元気ですか", 22, "陳さんは。")]
    [InlineData("abcdefghij", 4, "abcd")]
    [InlineData("éééé", 5, "éé")]
    [InlineData("a😀b", 4, "a")]
    [InlineData("ab\\u0007cd", 5, "ab")]
    [InlineData("ab\\\"cd", 3, "ab")]
    [InlineData("short", 5, "short")]
    [InlineData("none", 0, "")]
    public void A_text_ends_after_a_sentence_else_a_word_else_a_character(string text, int max, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan(0, SentenceEnd.Find(Encoding.UTF8.GetBytes(text), max))));
}
