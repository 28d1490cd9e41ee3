using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Tests.Naming;

public class WordsTests
{
    [Theory]
    [InlineData("getPetByID", "get pet by id")]
    [InlineData("get-pet-by-id", "get pet by id")]
    [InlineData("get pet/by id", "get pet by id")]
    [InlineData("GET_PET", "get pet")]
    [InlineData("XMLHttpRequest", "xml http request")]
    [InlineData("getV2Users", "get v2 users")]
    [InlineData("v1_find2me", "v1 find2me")]
    [InlineData("__a--b..", "a b")]
    [InlineData("find\u00e9mail", "find mail")]
    [InlineData("A", "a")]
    [InlineData("AB", "ab")]
    [InlineData("aB", "a b")]
    [InlineData("1st", "1st")]
    [InlineData("ID\u0130I", "id i")]
    public void A_name_falls_into_words(string name, string words)
    {
        Assert.Equal(words, string.Join(" ", Words.Of(name)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("___")]
    [InlineData("\u691c\u7d22")]
    [InlineData("\U0001F600")]
    public void A_name_without_letters_and_digits_of_ASCII_has_no_words(string name)
    {
        Assert.Empty(Words.Of(name));
    }
}
