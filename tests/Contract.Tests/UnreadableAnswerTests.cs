using System.Text;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Contract.Tests;

/// <summary>A successful answer that cannot become a JSON value still reaches the caller: it has been paid for.</summary>
public sealed class UnreadableAnswerTests : ContractTest
{
    /// <summary>Valid JSON that MCP's structured content cannot carry.</summary>
    private static readonly Dictionary<string, string> TextOnly = new(StringComparer.Ordinal)
    {
        ["200 levels"] = OddAnswers.Nested(200),
        ["20,000 levels"] = OddAnswers.Nested(20_000),
        ["half of a surrogate pair"] = """{"name":"Zoë \ud800 \udc00 x \ude00\ud83d","credits_consumed":1.10}""",
        ["half of a surrogate pair in a name"] = """{"\udbff":1}""",
    };

    private static readonly Dictionary<string, (string Body, string MediaType)> NotJson = new(StringComparer.Ordinal)
    {
        ["JSON cut short"] = ("""{"email":"jane.doe@example.com","status":"val""", "application/json"),
        ["two JSON values"] = ("""{"a":1}{"a":2}""", "application/json"),
        ["garbage behind JSON"] = ("""{"a":1}garbage""", "application/json"),
        ["a raw zero"] = ("{\"a\":\"\0\"}", "application/json"),
        ["NaN"] = ("""{"credits_consumed":NaN}""", "application/json"),
        ["plain words as JSON"] = ("Found: jane.doe@example.com", "application/json; charset=utf-8"),
        ["HTML"] = ("<html><body>Zoë & Söhne</body></html>\r\n", "text/html"),
        ["CSV"] = ("email;status\r\njane.doe@example.com;valid\r\n", "text/csv; charset=utf-8"),
    };

    public static MatrixTheoryData<string, string> ToolsAndTexts { get; } = new(Names, [.. TextOnly.Keys]);

    public static MatrixTheoryData<string, string> ToolsAndOthers { get; } = new(Names, [.. NotJson.Keys]);

    public static MatrixTheoryData<string, int> ToolsAndStatuses { get; } = new(Names, [200, 204]);

    [Theory]
    [MemberData(nameof(ToolsAndTexts))]
    public async Task JSON_that_structured_content_cannot_carry_is_a_text(string tool, string kind)
    {
        var result = await CallOnceAsync(Find(tool), Response.Create().WithJson(TextOnly[kind]));

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(TextOnly[kind], Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
        Assert.Equal(TextOnly[kind], Assert.NotNull(result.StructuredContent).GetProperty("openapi-mcp/answer").GetString());
    }

    [Theory]
    [MemberData(nameof(ToolsAndOthers))]
    public async Task A_text_that_is_not_JSON_comes_as_it_is(string tool, string kind)
    {
        var (body, mediaType) = NotJson[kind];

        var result = await CallOnceAsync(Find(tool), Response.Create().WithContent(mediaType, body));

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(body, Assert.IsType<TextContentBlock>(result.Content[0]).Text);
        if (mediaType.StartsWith("application/json", StringComparison.Ordinal)) Assert.Matches("is not valid JSON: .*may have been charged", Text(result));
        else Assert.Single(result.Content);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task JSON_in_a_declared_charset_is_whole(string tool)
    {
        const string Json = """{"name":"Zoë","credits_consumed":1.10}""";

        var result = await CallOnceAsync(Find(tool), Response.Create().WithContent("application/json; charset=iso-8859-1", Encoding.Latin1.GetBytes(Json)));

        Assert.Equal(ExactJson.Spell(ExactJson.Parse(Json)), ExactJson.Spell(ExactJson.Parse(Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text)));
        Assert.Equal(ExactJson.Spell(ExactJson.Parse(Json)), ExactJson.Spell(Assert.NotNull(result.StructuredContent)));
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task JSON_that_is_not_UTF_8_and_declares_no_charset_comes_with_its_bytes(string tool)
    {
        var body = Encoding.Latin1.GetBytes("""{"name":"Zoë","credits_consumed":1.10}""");

        var result = await CallOnceAsync(Find(tool), Response.Create().WithContent("application/json", body));

        const string Readable = """{"name":"Zo\uFFFD","credits_consumed":1.10}""";
        Assert.NotEqual(true, result.IsError);
        Assert.Equal(ExactJson.Spell(ExactJson.Parse(Readable)), ExactJson.Spell(ExactJson.Parse(Assert.IsType<TextContentBlock>(result.Content[0]).Text)));
        Assert.Equal(ExactJson.Spell(ExactJson.Parse(Readable)), ExactJson.Spell(Assert.NotNull(result.StructuredContent)));
        Assert.Contains("is not text in UTF-8 and declares no other charset", Text(result), StringComparison.Ordinal);
        var bytes = Assert.Single(result.Content.OfType<EmbeddedResourceBlock>());
        Assert.Equal(body, Assert.IsType<BlobResourceContents>(bytes.Resource).DecodedData.ToArray());
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task A_text_in_a_declared_charset_is_whole(string tool)
    {
        var result = await CallOnceAsync(Find(tool), Response.Create().WithContent("text/csv; charset=iso-8859-1", Encoding.Latin1.GetBytes("Zoë,valid")));

        Assert.NotEqual(true, result.IsError);
        Assert.Equal("Zoë,valid", Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task Binary_data_comes_whole(string tool)
    {
        byte[] body = [0, 255, 1, 254, 13, 10];

        var result = await CallOnceAsync(Find(tool), Response.Create().WithContent("application/octet-stream", body));

        Assert.NotEqual(true, result.IsError);
        var resource = Assert.IsType<BlobResourceContents>(Assert.IsType<EmbeddedResourceBlock>(Assert.Single(result.Content)).Resource);
        Assert.Equal("application/octet-stream", resource.MimeType);
        Assert.Equal(body, resource.DecodedData.ToArray());
    }

    [Theory]
    [MemberData(nameof(ToolsAndStatuses))]
    public async Task An_empty_answer_is_told_as_such(string tool, int status)
    {
        var result = await CallOnceAsync(Find(tool), Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json"));

        Assert.NotEqual(true, result.IsError);
        Assert.Equal($"The API answered {status} and sent no content.", Text(result));
    }
}
