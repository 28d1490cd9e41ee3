using System.Text;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Json;

public class JsonTextTests
{
    [Theory]
    [InlineData("""{ "a" : [ 1.0 , -0 , 1E+2 , true , false , null , "x" ] , "b" : { } }""", """{"a":[1.0,-0,1E+2,true,false,null,"x"],"b":{}}""")]
    [InlineData("\"\\u00e9\\/\"", "\"\u00e9/\"")]
    public void Minifying_drops_white_space_and_nothing_else(string json, string expected)
    {
        Assert.Equal(expected, JsonText.Minify(JsonReader.Read(json)));
    }

    [Fact]
    public void Every_character_survives_quoting()
    {
        var text = new StringBuilder();
        for (var c = '\0'; c < '\ud800'; c++) text.Append(c);
        for (var c = '\ue000'; c < '\uffff'; c++) text.Append(c);
        text.Append("\uffff\U0001F600\U0010FFFF");

        var quoted = JsonText.Quote(text.ToString());

        Assert.Equal(text.ToString(), JsonReader.Read(quoted).Text);
    }

    [Theory]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\u200b')]
    [InlineData('\u202e')]
    [InlineData('\u2066')]
    [InlineData('\ufeff')]
    [InlineData('\u007f')]
    [InlineData('\0')]
    [InlineData('\r')]
    public void A_character_that_breaks_a_line_or_hides_is_escaped(char c)
    {
        Assert.DoesNotContain(c, JsonText.Quote($"a{c}b"));
    }
}
