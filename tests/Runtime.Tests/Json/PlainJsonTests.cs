using System.Text;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tests.Json;

/// <summary>JSON is spelled as short as it can be, and says the same to the letter.</summary>
public sealed class PlainJsonTests
{
    [Theory]
    [InlineData(" \r\n{ \"a\" :\t[ 1.10 , -0, 1E+2 , true ] }\n", "{\"a\":[1.10,-0,1E+2,true]}")]
    [InlineData("\" a \\t \"", "\" a \\t \"")]
    [InlineData("{\"a\":1,\"a\":1.0}", "{\"a\":1,\"a\":1.0}")]
    public void Only_white_space_between_tokens_goes(string json, string expected) => AssertWrites(expected, json);

    [Theory]
    [InlineData("\\u0061\\u00e9\\u00E9\\u965d", "aéé陝")]
    [InlineData("\\ud83d\\ude00\\uD83D\\uDE00", "😀😀")]
    [InlineData("\\u2028\\u003c\\u0026\\u007f", "\u2028<&\u007f")]
    [InlineData("\\/ /", "/ /")]
    public void An_escape_that_need_not_be_becomes_its_character(string text, string expected) => AssertWrites($"\"{expected}\"", $"\"{text}\"");

    [Theory]
    [InlineData("\\u0022", "\\\"")]
    [InlineData("\\u005c", "\\\\")]
    [InlineData("\\u005cu0061", "\\\\u0061")]
    public void A_quote_and_a_backslash_stay_escaped(string text, string expected) => AssertWrites($"\"{expected}\"", $"\"{text}\"");

    [Theory]
    [InlineData("\\n\\r\\t\\b\\f\\\"\\\\")]
    [InlineData("\\u0000\\u001f\\u000a")]
    [InlineData("\\ud800")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("\\\\ud83d\\\\ude00")]
    [InlineData("é陳😀")]
    [InlineData("")]
    public void What_JSON_cannot_say_otherwise_stays(string text) => AssertWrites($"\"{text}\"", $"\"{text}\"");

    [Fact]
    public void Half_a_pair_keeps_its_escape_beside_whole_characters() => AssertWrites("\"\\ud800a\\udc00😀\"", "\"\\ud800\\u0061\\udc00\\ud83d\\ude00\"");

    [Theory]
    [InlineData("""{"a b":[1.0,-0,"c d é陳😀",true,null,{}],"":""}""", true)]
    [InlineData("1", true)]
    [InlineData("{\"a\": 1}", false)]
    [InlineData("[1\n]", false)]
    [InlineData("\t1", false)]
    [InlineData("1\r", false)]
    [InlineData("[\"\\/\"]", false)]
    [InlineData("{\"\\u0061\":1}", false)]
    [InlineData("[\"a\\\"\", 1]", false)]
    public void It_is_plain_where_nothing_can_change(string json, bool expected) => Assert.Equal(expected, PlainJson.IsPlain(Encoding.UTF8.GetBytes(json)));

    private static void AssertWrites(string expected, string json) => Assert.Equal(expected, Encoding.UTF8.GetString(PlainJson.Write(Encoding.UTF8.GetBytes(json)).Span));
}
