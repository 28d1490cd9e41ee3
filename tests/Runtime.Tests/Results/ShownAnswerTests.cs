using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tests.Tools;

namespace OpenApiMcp.Runtime.Tests.Results;

/// <summary>What a result shows of an answer, what it says of the rest, and that the rest is kept.</summary>
public sealed class ShownAnswerTests
{
    private const string Page = """{"next":"https://upstream.example/2","books":[{"id":1,"text":"Long.","by":{"name":"É"}}]}""";
    private const string Whole = """{"books":[{"id":1,"text":"Long.","by":{"name":"É"}}]}""";

    private readonly ResultStore _store = new(new() { MaxTokens = 500, TimeProvider = new TestClock() });

    [Fact]
    public async Task The_default_view_comes_first_and_a_note_says_what_is_left_out_and_where_it_is()
    {
        var result = await CallAsync(Page);

        Assert.Equal("""{"books":[{"id":1,"by":{"name":"É"}}]}""", Text(result, 0));
        Assert.Equal(Text(result, 0), result.StructuredContent?.GetRawText());
        Assert.StartsWith("Left out: books.text. fields: [\"books.text\"] shows just that, [\"*\"] everything. The whole answer, 54 bytes, is kept for 60 minutes: read_result (free) with id \"", Text(result, 1), StringComparison.Ordinal);
        Assert.Equal(Whole, Kept(result));
        Assert.Equal((2, 54), (result.Content.Count, (int)result.Meta![ShownAnswer.MetaKey]!["bytes"]!));
    }

    [Fact]
    public async Task Chosen_fields_come_without_a_note_and_the_whole_is_kept_all_the_same()
    {
        var result = await CallAsync(Page, """{"fields":["books.text"]}""");

        Assert.Equal("""{"books":[{"text":"Long."}]}""", Text(result, 0));
        Assert.Single(result.Content);
        Assert.Equal(Whole, Kept(result));
    }

    [Theory]
    [InlineData("""{"fields":["*"]}""", Whole, 1)]
    [InlineData("""{"fields":[]}""", """{"books":[{"id":1,"by":{"name":"É"}}]}""", 2)]
    public async Task The_star_is_everything_and_nothing_chosen_the_default_view(string arguments, string expected, int blocks)
    {
        var result = await CallAsync(Page, arguments);

        Assert.Equal((expected, blocks), (Text(result, 0), result.Content.Count));
    }

    [Theory]
    [InlineData("{\"next\":\"https://upstream.example/2\",\"name\":\"Ren\u00e9\"}", true)]
    [InlineData("\uFEFF{\"next\":\"https://upstream.example/2\",\"books\":[{\"id", false)]
    [InlineData("{\"next\":\"https://upstream.example/2\",\"books\":[}", false)]
    public async Task What_is_never_shown_is_not_shown_of_what_is_no_JSON_or_no_UTF_8_either(string body, bool isLatin)
    {
        var bytes = (isLatin ? Encoding.Latin1 : Encoding.UTF8).GetBytes(body);
        var connection = new RecordingConnection(new ApiResponse { Status = 200, Headers = new Dictionary<string, string>(StringComparer.Ordinal), MediaType = "application/json", Body = bytes });

        var result = await CallAsync(new ViewedTool(connection), "{}");
        var step = StepAnswer.Read(bytes, new ViewedTool(connection).About.View);

        var shown = JsonSerializer.Serialize(result, (JsonTypeInfo<CallToolResult>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult)));
        Assert.DoesNotContain("upstream", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("upstream", step.Json, StringComparison.Ordinal);
        Assert.All(result.Content.OfType<EmbeddedResourceBlock>(), block => Assert.DoesNotContain("upstream", Encoding.Latin1.GetString(((BlobResourceContents)block.Resource).DecodedData.Span), StringComparison.Ordinal));
        Assert.Equal(isLatin ? 1 : 0, result.Content.OfType<EmbeddedResourceBlock>().Count());
        if (step.Base64 is { } base64) Assert.DoesNotContain("upstream", Encoding.Latin1.GetString(Convert.FromBase64String(base64)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_choice_is_not_sent()
    {
        var connection = new RecordingConnection(Sample.Response(200, Page));
        await CallAsync(new ViewedTool(connection), """{"fields":["books.id"],"limit":2.0}""");
        await CallAsync(new ViewedTool(connection), """{"limit":2,"fields":["books"]}""");

        Assert.All(connection.Requests, request => Assert.Equal("""{"limit":2}""", request.Call.Body?.GetRawText()));
        Assert.Equal(connection.Requests[0].Call.Identity, connection.Requests[1].Call.Identity);
    }

    [Fact]
    public async Task A_wrong_field_is_refused_beside_every_other_problem_and_nothing_is_sent()
    {
        var connection = new RecordingConnection(Sample.Response(200, Page));

        var result = await CallAsync(new ViewedTool(connection), """{"fields":["books.tetx","books.more.any.thing",7],"limit":"x"}""");

        Assert.Empty(connection.Requests);
        Assert.True(result.IsError);
        Assert.Contains("/fields/0 (answerField): a string of 10 characters; expected below books one of id, text, by, more. Did you mean \"books.text\"?", Text(result, 0), StringComparison.Ordinal);
        Assert.Contains("/fields/2 (type)", Text(result, 0), StringComparison.Ordinal);
        Assert.Contains("/limit (type)", Text(result, 0), StringComparison.Ordinal);
        Assert.DoesNotContain("/fields/1", Text(result, 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_big_answer_fits_with_its_note_and_says_where_it_goes_on()
    {
        var result = await CallAsync(Books(300));

        Assert.InRange(Bytes(result), 1_000, 2_000);
        var shown = JsonElement.Parse(Text(result, 0)).GetProperty("books").GetArrayLength();
        Assert.StartsWith($"Cut to fit: books {shown} of 300 shown. Left out: books.text. ", Text(result, 1), StringComparison.Ordinal);
        Assert.Contains("A smaller limit asks for fewer. ", Text(result, 1), StringComparison.Ordinal);
        var offset = int.Parse(Text(result, 1).Split("goes on at offset ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith($$"""{"id":{{shown}},""", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Kept(result))[offset..]), StringComparison.Ordinal);
        Assert.Equal(Books(300), Kept(result));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public async Task A_note_never_takes_a_result_beyond_its_room(int places)
    {
        var lists = string.Join(',', Enumerable.Range(0, places).Select(number => $"\"{new string((char)('a' + (number % 26)), 90)}{number}\":[{string.Join(',', Enumerable.Repeat("\"x\"", 900))}]"));

        var result = await CallAsync($$"""{"books":[{"text":1}],{{lists}}}""");

        Assert.InRange(Bytes(result), 500, 2_000);
    }

    [Fact]
    public async Task Without_a_limit_nothing_is_cut_and_the_view_is_the_same()
    {
        var result = await CallAsync(Books(300), store: new(new() { MaxTokens = 0 }));

        Assert.Equal(300, JsonElement.Parse(Text(result, 0)).GetProperty("books").GetArrayLength());
        Assert.StartsWith("Left out: books.text. ", Text(result, 1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_the_whole_unless_it_chooses()
    {
        var store = new ResultStore(new() { ShowsWhole = true });

        Assert.Equal(Books(300), Text(await CallAsync(Books(300), store: store), 0));
        Assert.Equal("""{"books":[{"id":1}]}""", Text(await CallAsync(Page, """{"fields":["books.id"]}""", store), 0));
        Assert.Equal(0, store.Bytes);
    }

    [Fact]
    public async Task What_arrived_of_a_broken_answer_is_cut_and_kept_without_what_is_hidden()
    {
        var partial = Page[..^4] + string.Concat(Enumerable.Repeat("word ", 1_000));
        var tool = new ViewedTool(RecordingConnection.Throwing(new ApiFailureException("It broke off.") { PartialBody = Encoding.UTF8.GetBytes(partial) })) { Results = _store };

        var result = await CallAsync(tool, "{}");

        Assert.True(result.IsError);
        Assert.InRange(Bytes(result), 1_000, 2_100);
        Assert.DoesNotContain("upstream", Text(result, 1) + Kept(result), StringComparison.Ordinal);
        Assert.StartsWith("{\"books\":[{\"id\":1,\"text\":\"Long.\"", Kept(result), StringComparison.Ordinal);
        Assert.EndsWith("word ", Kept(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_that_is_no_JSON_is_cut_and_kept()
    {
        var text = string.Concat(Enumerable.Repeat("Some words. ", 1_000));

        var result = await CallAsync(text);

        Assert.InRange(Bytes(result), 1_000, 2_000);
        Assert.StartsWith(Text(result, 0), text, StringComparison.Ordinal);
        Assert.Contains(result.Content.OfType<TextContentBlock>(), block => block.Text.StartsWith("Cut to fit: the first ", StringComparison.Ordinal));
        Assert.Equal(text, Kept(result));
    }

    [Fact]
    public async Task A_refusal_and_bytes_that_are_no_text_stay_as_they_are()
    {
        var refused = await CallAsync(new ViewedTool(new RecordingConnection(Sample.Response(404, Page))) { Results = _store }, "{}");
        var bytes = await CallAsync(new ViewedTool(new RecordingConnection(Response(new byte[9_000], "application/octet-stream"))) { Results = _store }, "{}");

        Assert.True(refused.IsError);
        Assert.IsType<EmbeddedResourceBlock>(Assert.Single(bytes.Content));
        Assert.Equal(0, _store.Bytes);
    }

    private static string Books(int count) =>
        $"{{\"books\":[{string.Join(',', Enumerable.Range(0, count).Select(id => $"{{\"id\":{id},\"text\":\"Text {id}.\",\"by\":{{\"name\":\"É\"}}}}"))}]}}";

    private static ApiResponse Response(byte[] body, string mediaType) =>
        new() { Status = 200, Headers = new Dictionary<string, string>(StringComparer.Ordinal), MediaType = mediaType, Body = body };

    private static int Bytes(CallToolResult result) => result.Content.OfType<TextContentBlock>().Sum(block => Encoding.UTF8.GetByteCount(block.Text));

    private static string Text(CallToolResult result, int block) => Assert.IsType<TextContentBlock>(result.Content[block]).Text;

    private static Task<CallToolResult> CallAsync(ViewedTool tool, string arguments) => SampleCall.Of(tool, arguments, TestContext.Current.CancellationToken);

    private Task<CallToolResult> CallAsync(string body, string arguments = "{}", ResultStore? store = null) =>
        CallAsync(new ViewedTool(new RecordingConnection(Sample.Response(200, body))) { Results = store ?? _store }, arguments);

    private string Kept(CallToolResult result) => Encoding.UTF8.GetString(_store.Find((string)result.Meta![ShownAnswer.MetaKey]!["address"]!)!.Text.Span);
}
