using LeadMagic.Server.Commands;

namespace LeadMagic.Server.Tests.Commands;

public sealed class IndentationTests
{
    [Fact]
    public void Json_is_indented_and_keeps_digits_and_letters() => Assert.Equal(
        """
        {
          "a": 1.50,
          "b": [
            "é <x>"
          ]
        }
        """,
        Indentation.Of("""{"a":1.50,"b":["é <x>"]}"""),
        ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("plain text")]
    [InlineData("{\"a\":")]
    [InlineData("")]
    public void Other_text_stays_as_it_is(string text) => Assert.Equal(text, Indentation.Of(text));
}
