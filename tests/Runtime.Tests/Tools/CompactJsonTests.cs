using System.Text;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class CompactJsonTests
{
    [Theory]
    [InlineData("{ \"a\" :\t[ 1 ,\r\n 2 ] }", "{\"a\":[1,2]}")]
    [InlineData("\"two  words\\n\"", "\"two  words\\n\"")]
    [InlineData("[1.50,-0.0,1E+2,12345678901234567890]", "[1.50,-0.0,1E+2,12345678901234567890]")]
    [InlineData("{\"b\":1,\"a\":2,\"b\":3}", "{\"b\":1,\"a\":2,\"b\":3}")]
    [InlineData("\"caf\\u00e9 \\u20AC\"", "\"café €\"")]
    [InlineData("\"\\uD83D\\uDE80\"", "\"\U0001F680\"")]
    [InlineData("\"\U0001F680 <b>&amp;'\"", "\"\U0001F680 <b>&amp;'\"")]
    [InlineData("\"https:\\/\\/example.com\"", "\"https://example.com\"")]
    [InlineData("\"\\u0022\\u005c\\u0000\\u001F\"", "\"\\u0022\\u005c\\u0000\\u001F\"")]
    [InlineData("\"\\\\u0041 \\\" x\"", "\"\\\\u0041 \\\" x\"")]
    [InlineData("{\"\\u0061\\\"\": \" \"}", "{\"a\\\"\":\" \"}")]
    [InlineData(" true ", "true")]
    public void White_space_and_needless_escapes_go_and_all_else_stays(string json, string expected)
    {
        Assert.True(CompactJson.TryWrite(Encoding.UTF8.GetBytes(json), out var text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\ude80\"")]
    [InlineData("\"\\ud83d\\n\"")]
    [InlineData("\"\\ud83d\\u0041\"")]
    [InlineData("\"\\ud83d\\ud83d\\ude80\"")]
    [InlineData("{\"\\udfff\":1}")]
    public void Half_a_surrogate_pair_is_no_text(string json) => Assert.False(CompactJson.TryWrite(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void Bytes_that_are_no_utf8_are_no_text() => Assert.False(CompactJson.TryWrite([(byte)'"', 0xE9, (byte)'"'], out _));
}
