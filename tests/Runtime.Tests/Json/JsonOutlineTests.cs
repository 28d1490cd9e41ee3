using System.Globalization;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Json;
using OpenApiMcp.Runtime.Tests.Results;

namespace OpenApiMcp.Runtime.Tests.Json;

/// <summary>One walk tells of a text what <see cref="Utf8JsonReader"/> would, and how it is spelled.</summary>
public sealed class JsonOutlineTests
{
    private static readonly byte[] Alphabet = "{}[]\":,\\ \n\t0123456789-+.eEtrufalsn/\u0001x"u8.ToArray();

    public static TheoryData<string> Texts { get; } =
    [
        "", " ", "{}", "[]", " [ ] ", "\"\"", "0", "-0", "-", "00", "01", "1.", "1.0", ".5", "1e5", "1E+05", "1e", "1e+", "-1.5e-3", "+1", "0x1", "1 2", "1,", "NaN",
        "true", "tru", "truex", "false", "null", "nul", "True", "{", "[", "}", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1]]", "{}{}", "{\"a\"}", "{\"a\":}", "{\"a\":1",
        "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{a:1}", "{\"a\" : 1 , \"b\" : [ ] }", "{\"a\":1]", "[1}", "{\"a\"1}", "{1:1}", "{:1}", "{\"\":\"\"}", "\"", "\"a", "\"\\\"", "\"\\x\"",
        "\"\\u12\"", "\"\\u12G4\"", "\"\\u00e9\"", "\"\\uD800\"", "\"\\/\"", "\"\t\"", "\"\n\"", "\"\u007f\"", "\"sixteen bytes ...\"", "\"sixteen bytes ..\\n.\"",
        "\"seventeen and more \u0001\"", "[\"a\",\"b\" \"c\"]", "// no", "[1] x", "\u00a0[]", "[[[[]]]]", "[{\"a\":[{}]}]", "\"é陳😀\"", "1\u0000", "[1\r\n]", "{\"a\":1\u000b}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_json_exactly_if_the_reader_of_the_platform_takes_it(string text) => AssertLikeReader(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void So_it_is_for_ten_thousand_random_texts_and_what_becomes_of_them_with_a_byte_changed_lost_or_added()
    {
        var random = new Random(1);
        foreach (var json in RandomJson.Some(2_000))
        {
            AssertLikeReader(json);
            for (var change = 0; change < 4; change++) AssertLikeReader(Changed(json, random));
        }
    }

    [Fact]
    public void So_it_is_for_a_hundred_thousand_short_texts_of_the_characters_that_mean_something()
    {
        var random = new Random(2);
        for (var i = 0; i < 100_000; i++)
        {
            var text = new byte[random.Next(12)];
            for (var at = 0; at < text.Length; at++) text[at] = Alphabet[random.Next(Alphabet.Length)];
            AssertLikeReader(text);
        }
    }

    [Theory]
    [InlineData(JsonWalk.MaxLevels, true)]
    [InlineData(JsonWalk.MaxLevels + 1, false)]
    public void No_answer_is_deeper_than_this(int levels, bool expected) =>
        Assert.Equal(expected, JsonOutline.Read(Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels))).IsJson);

    [Theory]
    [InlineData("{\"a\":[1.10,\"b \\n \\\\\"],\"\":null}", true)]
    [InlineData("{\"a\": 1}", false)]
    [InlineData(" {}", false)]
    [InlineData("[]\n", false)]
    [InlineData("[\"\\u0041\"]", false)]
    [InlineData("[\"a\",\"\\/\"]", false)]
    public void It_is_plain_where_nothing_would_be_spelled_otherwise(string json, bool expected) => Assert.Equal(expected, Read(json).IsPlain);

    [Fact]
    public void What_is_plain_would_be_written_so()
    {
        var random = new Random(3);
        var plain = RandomJson.Some(500).Select(json => Changed(json, random)).Where(json => JsonOutline.Read(json).IsPlain).ToList();

        Assert.NotEmpty(plain);
        Assert.All(plain, json => Assert.Equal(json, PlainJson.Write(json).ToArray()));
    }

    [Theory]
    [InlineData("[999999999999999,0.5]", false)]
    [InlineData("[9007199254740993]", true)]
    [InlineData("{\"a\":-9007199254740993}", true)]
    public void Numbers_of_many_digits_are_noticed(string json, bool expected) => Assert.Equal(expected, Read(json).HasLongNumbers);

    [Theory]
    [InlineData("{\"a\":1,\"b\":\"x\",\"a\":[{\"a\":3}],\"c\":{}}", "a=1 b=\"x\" a=[{\"a\":3}] c={}")]
    [InlineData(" { \"a\" : true , \"b\\u0041\" : null } ", "a=true b\\u0041=null")]
    [InlineData("[{\"a\":1}]", "")]
    [InlineData("\"a\"", "")]
    [InlineData("{\"a\":1,\"b\":2x", "a=1")]
    [InlineData("{\"a\":[1,2],\"b\":[1", "a=[1,2]")]
    [InlineData("{\"a\":\"x\"", "a=\"x\"")]
    [InlineData("{\"a\":5,\"a\":1", "a=5")]
    [InlineData("{\"a\":1 ", "a=1")]
    public void The_roots_members_stand_in_their_order_up_to_a_fault(string json, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        Assert.Equal(expected, string.Join(' ', Members(bytes, JsonOutline.Read(bytes))));
    }

    [Fact]
    public void Of_more_members_than_any_answer_has_the_first_are_noted()
    {
        var json = Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Repeat("\"\":1", JsonWalk.MaxMembers + 1)) + "}");

        Assert.Equal((true, JsonWalk.MaxMembers), (JsonOutline.Read(json).IsJson, JsonOutline.Read(json).Members.Count));
    }

    private static void AssertLikeReader(byte[] text)
    {
        var outline = JsonOutline.Read(text);
        var (isJson, levels) = ByReader(text);
        var what = string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(text)}: {isJson}, {levels} levels");

        Assert.Equal(what, string.Create(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(text)}: {outline.IsJson}, {(isJson ? outline.Levels : levels)} levels"));
        Assert.Equal(MembersByReader(text), Members(text, outline));
    }

    private static IEnumerable<string> Members(byte[] text, JsonOutline outline) =>
        outline.Members.Select(member => $"{Encoding.UTF8.GetString(text[member.Name])}={Encoding.UTF8.GetString(text[member.Value])}");

    private static List<string> MembersByReader(byte[] text)
    {
        var members = new List<string>();
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonWalk.MaxLevels });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return members;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = Encoding.UTF8.GetString(reader.ValueSpan);
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                members.Add($"{name}={Encoding.UTF8.GetString(text[start..(int)reader.BytesConsumed])}");
            }
        }
        catch (JsonException)
        {
            // No JSON from here on.
        }

        return members;
    }

    private static (bool IsJson, int Levels) ByReader(byte[] text)
    {
        var levels = 0;
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonWalk.MaxLevels });
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) levels = Math.Max(levels, reader.CurrentDepth + 1);
            }

            return (true, levels);
        }
        catch (JsonException)
        {
            return (false, 0);
        }
    }

    private static byte[] Changed(byte[] json, Random random)
    {
        var at = random.Next(json.Length);
        var other = Alphabet[random.Next(Alphabet.Length)];
        return random.Next(3) switch
        {
            0 => [.. json[..at], other, .. json[(at + 1)..]],
            1 => [.. json[..at], .. json[(at + 1)..]],
            _ => [.. json[..at], other, .. json[at..]],
        };
    }

    private static JsonOutline Read(string json) => JsonOutline.Read(Encoding.UTF8.GetBytes(json));
}
