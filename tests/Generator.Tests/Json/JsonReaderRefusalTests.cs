using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Json;

public class JsonReaderRefusalTests
{
    /// <summary>Malformed texts; the mark stands where the reader must stop.</summary>
    [Theory]
    [InlineData("⟦⟧", "a value")]
    [InlineData("  \n⟦⟧", "a value")]
    [InlineData("\uFEFF⟦⟧", "a value")]
    [InlineData("⟦⟧nul", "a value")]
    [InlineData("⟦⟧True", "a value")]
    [InlineData("⟦⟧'a'", "a value")]
    [InlineData("⟦⟧+1", "a value")]
    [InlineData("⟦⟧.5", "a value")]
    [InlineData("⟦⟧NaN", "a value")]
    [InlineData("⟦⟧\u00a0{}", "a value")]
    [InlineData("⟦⟧// comment\n{}", "a value")]
    [InlineData("-⟦⟧", "a digit")]
    [InlineData("-⟦⟧a", "a digit")]
    [InlineData("1.⟦⟧", "a digit")]
    [InlineData("1.⟦⟧e3", "a digit")]
    [InlineData("1e⟦⟧", "a digit")]
    [InlineData("1e+⟦⟧]", "a digit")]
    [InlineData("0⟦⟧1", "the end of the document")]
    [InlineData("1 ⟦⟧2", "the end of the document")]
    [InlineData("{}⟦⟧\0", "the end of the document")]
    [InlineData("{} ⟦⟧}", "the end of the document")]
    [InlineData("true⟦⟧false", "the end of the document")]
    [InlineData("[⟦⟧", "a value")]
    [InlineData("[1⟦⟧", "',' or ']'")]
    [InlineData("[1,⟦⟧]", "a value")]
    [InlineData("[⟦⟧,1]", "a value")]
    [InlineData("[1 ⟦⟧2]", "',' or ']'")]
    [InlineData("[1⟦⟧}", "',' or ']'")]
    [InlineData("{⟦⟧", "a member name in quotes")]
    [InlineData("{⟦⟧a:1}", "a member name in quotes")]
    [InlineData("{⟦⟧'a':1}", "a member name in quotes")]
    [InlineData("{⟦⟧1:1}", "a member name in quotes")]
    [InlineData("{\"a\":1,⟦⟧}", "a member name in quotes")]
    [InlineData("{⟦⟧,}", "a member name in quotes")]
    [InlineData("{\"a\"⟦⟧}", "':'")]
    [InlineData("{\"a\" ⟦⟧1}", "':'")]
    [InlineData("{\"a\":⟦⟧}", "a value")]
    [InlineData("{\"a\":1⟦⟧", "',' or '}'")]
    [InlineData("{\"a\":1 ⟦⟧\"b\":2}", "',' or '}'")]
    [InlineData("{\"a\":1⟦⟧]", "',' or '}'")]
    [InlineData("\"a⟦⟧", "the string's closing quote")]
    [InlineData("\"a\\⟦⟧", "an escape sequence of JSON")]
    [InlineData("\"\\⟦⟧x41\"", "an escape sequence of JSON")]
    [InlineData("\"\\⟦⟧u12\"", "an escape sequence of JSON")]
    [InlineData("\"\\⟦⟧u12g4\"", "an escape sequence of JSON")]
    [InlineData("\"\\⟦⟧u 123\"", "an escape sequence of JSON")]
    [InlineData("\"\\⟦⟧U0041\"", "an escape sequence of JSON")]
    [InlineData("\"a⟦⟧\nb\"", "control characters in a string to be escaped")]
    [InlineData("\"a⟦⟧\tb\"", "control characters in a string to be escaped")]
    [InlineData("\"a⟦⟧\0b\"", "control characters in a string to be escaped")]
    [InlineData("\"a⟦⟧\u001fb\"", "control characters in a string to be escaped")]
    public void Malformed_text_is_refused_where_it_goes_wrong(string marked, string expected)
    {
        var document = MarkedDocument.Parse(marked);

        var problem = Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(document.Text)).Problem;

        Assert.Equal("OAM001", problem.Rule.Id);
        Assert.Equal($"Invalid JSON: expected {expected}.", problem.Message);
        Assert.Equal(document.Span, problem.Span);
    }

    [Theory]
    [InlineData("{\"a\":1,⟦\"a\"⟧:2}")]
    [InlineData("{\"a\":1,\n ⟦\"\\u0061\"⟧:1}")]
    [InlineData("[{},{\"\":{},⟦\"\"⟧:{}}]")]
    public void A_name_that_stands_twice_is_refused_at_its_second_place(string marked) => AssertRefused("OAM002", marked);

    [Theory]
    [InlineData("⟦\"\\ud83d\"⟧")]
    [InlineData("[⟦\"\\ude00\\ud83d\"⟧]")]
    [InlineData("{⟦\"a\\ud83d\"⟧:1}")]
    [InlineData("⟦\"\\ud83dx\\ude00\"⟧")]
    public void Half_of_a_surrogate_pair_is_refused(string marked) => AssertRefused("OAM004", marked);

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_unescaped_too()
    {
        // An attribute cannot hold such a text.
        AssertRefused("OAM004", "[⟦\"\ud83d\"⟧]");
        AssertRefused("OAM004", "[⟦\"\ude00\"⟧]");
    }

    [Fact]
    public void One_level_too_many_is_refused_where_it_opens()
    {
        AssertRefused("OAM003", new string('[', 256) + "⟦⟧[" + new string(']', 257));
        AssertRefused("OAM003", string.Concat(Enumerable.Repeat("{\"a\":", 256)) + "⟦⟧{}" + new string('}', 256));
    }

    [Fact]
    public void A_million_open_brackets_end_in_a_refusal_and_not_in_the_stack()
    {
        Assert.Equal("OAM003", Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(new string('[', 1_000_000))).Problem.Rule.Id);
    }

    private static void AssertRefused(string id, string marked)
    {
        var document = MarkedDocument.Parse(marked);

        var problem = Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(document.Text)).Problem;

        Assert.Equal(id, problem.Rule.Id);
        Assert.Equal(document.Span, problem.Span);
    }
}
