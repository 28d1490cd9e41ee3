using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class TextFaultTests
{
    [Theory]
    [InlineData("m\u00FCller@beispiel-gr\u00F6\u00DFe.example", " with the character \u00FC")]
    [InlineData("mueller@beispiel-gr\u00F6sse.example", " with the character \u00F6")]
    [InlineData("jane,doe@acme.example", " with the character ,")]
    [InlineData("jane@acme_co!.example;", " with the character ;")]
    [InlineData("jane\u200B@acme.example", " with the character U+200B")]
    [InlineData("jane\u0007@acme.example", " with the character U+0007")]
    [InlineData("\U0001F600@acme.example", " with the character \U0001F600")]
    [InlineData("jane.doe", " without @")]
    [InlineData("jane@acme", "")]
    public void The_character_that_is_the_trouble_of_an_email_is_named(string text, string expected) => Assert.Equal(expected, TextFault.Describe(StringFormat.Email, text));

    [Theory]
    [InlineData("gr\u00F6\u00DFe.example", " with the character \u00F6")]
    [InlineData("acme_co.example", " with the character _")]
    [InlineData("https://acme.example", " with a scheme")]
    public void So_is_that_of_a_host(string text, string expected) => Assert.Equal(expected, TextFault.Describe(StringFormat.Hostname, text));

    [Fact]
    public void What_may_have_any_letter_has_none_that_is_the_trouble()
    {
        Assert.Equal("", TextFault.Describe(StringFormat.IdnEmail, "m\u00FCller@gr\u00F6\u00DFe..example"));
        Assert.Equal("", TextFault.Describe(StringFormat.IdnHostname, "gr\u00F6\u00DFe..example"));
    }
}
