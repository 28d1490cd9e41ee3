using System.Buffers;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Stdio;

public sealed class QuotedJsonTests
{
    [Theory]
    [InlineData('"')]
    [InlineData('\\')]
    public void A_character_that_needs_a_backslash_gets_it_at_every_place_of_every_length(char special)
    {
        for (var length = 1; length < 70; length++)
        {
            for (var place = 0; place < length; place++) AssertReadsBack(new string('x', place) + special + new string('y', length - place - 1));
        }
    }

    [Theory]
    [InlineData(4_095)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(300_000)]
    public void A_long_text_is_written_whole(int length) => AssertReadsBack(string.Concat(Enumerable.Range(0, length).Select(place => place % 7 == 0 ? '"' : (char)('a' + (place % 26)))));

    [Theory]
    [InlineData("")]
    [InlineData("\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\\\"\\\"\\\"\\\"\\")]
    [InlineData("{\"name\":\"Zoë 😀\",\"path\":\"C:\\\\temp\\n\",\"half\":\"\\ud800\"}")]
    public void What_is_read_back_is_what_was_written(string json) => AssertReadsBack(json);

    private static void AssertReadsBack(string json)
    {
        var target = new ArrayBufferWriter<byte>();
        target.Write("\""u8);
        QuotedJson.Write(Encoding.UTF8.GetBytes(json), target);
        target.Write("\""u8);

        Assert.Equal(json, JsonElement.Parse(target.WrittenSpan).GetString());
    }
}
