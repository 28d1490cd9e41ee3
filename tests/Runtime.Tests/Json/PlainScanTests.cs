using System.Text;
using OpenApiMcp.Runtime.Json;

namespace OpenApiMcp.Runtime.Tests.Json;

/// <summary>Sixteen bytes at a time, the end of a value is where it is one byte at a time: in JSON and in anything else.</summary>
public sealed class PlainScanTests
{
    private static readonly byte[] Alphabet = "\"\"\\{}[]:,xyz \n\u0001é"u8.ToArray();

    [Theory]
    [InlineData("\"", 1)]
    [InlineData("\\\"\"", 3)]
    [InlineData("\\\\\"", 3)]
    [InlineData("\u0001\"", 2)]
    [InlineData("\\", 1)]
    [InlineData("", 0)]
    public void A_string_ends_at_its_quote_wherever_that_is(string end, int length)
    {
        for (var before = 0; before < 40; before++)
        {
            for (var after = 0; after < 20; after++)
            {
                var isClosed = end.EndsWith('"');
                var text = Encoding.UTF8.GetBytes("\"" + new string('x', before) + end + (isClosed ? new string('y', after) : ""));

                Assert.Equal(1 + before + length, PlainScan.EndOfString(text, 0));
            }
        }
    }

    [Fact]
    public void Any_value_of_any_text_ends_where_a_slow_look_ends_it()
    {
        var random = new Random(4);
        for (var i = 0; i < 50_000; i++)
        {
            var text = new byte[1 + random.Next(60)];
            for (var at = 0; at < text.Length; at++) text[at] = Alphabet[random.Next(Alphabet.Length)];
            var start = random.Next(text.Length);

            Assert.Equal(EndOfValue(text, start), PlainScan.EndOfValue(text, start));
        }
    }

    private static int EndOfValue(byte[] text, int start)
    {
        if (text[start] == '"') return EndOfString(text, start);
        var (at, depth) = (start, 0);
        var isContainer = text[start] is (byte)'{' or (byte)'[';
        while (at < text.Length)
        {
            if (!isContainer && text[at] is ((byte)',' or (byte)'}' or (byte)']' or (byte)'"' or (byte)'{' or (byte)'[')) return at;
            if (isContainer && text[at] == '"')
            {
                at = EndOfString(text, at);
                continue;
            }

            depth += text[at] is (byte)'{' or (byte)'[' ? 1 : text[at] is (byte)'}' or (byte)']' ? -1 : 0;
            at++;
            if (isContainer && depth == 0) return at;
        }

        return text.Length;
    }

    private static int EndOfString(byte[] text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '"') return at + 1;
            if (text[at] == '\\') at++;
        }

        return text.Length;
    }
}
