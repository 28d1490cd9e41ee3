using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class ApiToolTests
{
    private readonly RecordingConnection _connection = new(Sample.Response(200, """{"renamed":true}"""));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_good_call_is_sent_once_with_its_arguments_where_they_belong()
    {
        var result = await new SampleTool(_connection).CallAsync("""{"title":"New","id":7}""", Token);

        var request = Assert.Single(_connection.Requests);
        Assert.Equal("7", request.Call.Find(ParameterLocation.Path, "id")?.GetRawText());
        Assert.Equal("""{"title":"New"}""", request.Call.Body?.GetRawText());
        Assert.NotEqual(true, result.IsError);
        Assert.Equal("""{"renamed":true}""", Text(result));
    }

    [Fact]
    public async Task A_wrong_call_is_an_error_and_nothing_is_sent()
    {
        var result = await new SampleTool(_connection).CallAsync("""{"id":"seven","title":"New"}""", Token);

        Assert.Empty(_connection.Requests);
        Assert.True(result.IsError);
        Assert.Contains("/id", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_of_a_call_are_said_at_once()
    {
        var result = await new SampleTool(_connection).CallAsync("""{"id":"seven","titel":"New"}""", Token);

        Assert.Contains("/id (type)", Text(result), StringComparison.Ordinal);
        Assert.Contains("/titel (additionalProperties)", Text(result), StringComparison.Ordinal);
        Assert.Contains("title is missing", Text(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_000, "wrong")]
    [InlineData(1_001, "1001 arguments are more than the 1000 that a call may have. Nothing was sent")]
    public async Task More_arguments_than_any_call_has_are_not_looked_at(int count, string text)
    {
        var arguments = string.Join(',', Enumerable.Range(0, count).Select(number => $"\"a{number}\":0"));

        var result = await new SampleTool(_connection).CallAsync($"{{{arguments}}}", Token);

        Assert.Empty(_connection.Requests);
        Assert.True(result.IsError);
        Assert.Contains(text, Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_near_miss_is_sent_repaired_and_the_result_says_so_after_the_answer()
    {
        var result = await new SampleTool(_connection).CallAsync("""{"title":"New","id":"7"}""", Token);

        Assert.Equal("7", Assert.Single(_connection.Requests).Call.Find(ParameterLocation.Path, "id")?.GetRawText());
        Assert.NotEqual(true, result.IsError);
        Assert.Equal(
            ["""{"renamed":true}""", "Repaired before sending: /id \"7\" → 7."],
            result.Content.Select(block => Assert.IsType<TextContentBlock>(block).Text));
        Assert.Equal("""{"renamed":true}""", result.StructuredContent?.GetRawText());
    }

    [Fact]
    public async Task An_answer_that_its_output_schema_does_not_allow_is_an_event_without_a_value()
    {
        var log = new RecordingLogger();
        var tool = new SampleTool(new RecordingConnection(Sample.Response(200, """{"renamed":"jane@example.com"}"""))) { Logger = log };

        var result = await tool.CallAsync("""{"title":"New","id":7}""", Token);

        Assert.Equal([4000], log.Ids);
        Assert.Equal("rename_thing: the answer is not what the document says at '/renamed': expected boolean, found string. It was passed on whole.", Assert.Single(log.Texts));
        Assert.Equal("""{"renamed":"jane@example.com"}""", Text(result));
    }

    [Fact]
    public async Task An_answer_that_its_output_schema_allows_is_no_event()
    {
        var log = new RecordingLogger();

        await new SampleTool(_connection) { Logger = log }.CallAsync("""{"title":"New","id":7}""", Token);

        Assert.Empty(log.Ids);
    }

    [Fact]
    public void The_output_schema_is_published() =>
        Assert.Equal("object", new SampleTool(_connection).ProtocolTool.OutputSchema?.GetProperty("type").GetString());

    [Fact]
    public async Task A_repair_is_said_beside_a_failure_too()
    {
        var tool = new SampleTool(RecordingConnection.Throwing(new ApiFailureException("The answer did not come.")));

        var result = await tool.CallAsync("""{"id":7.0,"title":"New"}""", Token);

        Assert.True(result.IsError);
        Assert.Equal("Repaired before sending: /id 7.0 → 7.", Assert.IsType<TextContentBlock>(result.Content[^1]).Text);
    }

    [Fact]
    public async Task A_refusal_ends_with_the_documents_example()
    {
        var tool = new SampleTool(_connection) { Example = """{ "id": 7, "title": "New" }""" };

        Assert.EndsWith("\nExample of a valid call: {\"id\":7,\"title\":\"New\"}", Text(await tool.CallAsync("{}", Token)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "id": "x", "title": "New" }""")]
    [InlineData("")]
    public async Task An_example_that_the_tool_would_refuse_is_not_shown(string example)
    {
        var tool = new SampleTool(_connection) { Example = example };

        Assert.DoesNotContain("Example", Text(await tool.CallAsync("{}", Token)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_example_is_not_shown()
    {
        var tool = new SampleTool(_connection) { Example = $$"""{"id":7,"title":"{{new string('x', ExampleCall.MaxLength)}}"}""" };

        Assert.DoesNotContain("Example", Text(await tool.CallAsync("{}", Token)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    public async Task A_call_without_arguments_is_checked_like_an_empty_object(string? arguments)
    {
        var result = await new SampleTool(_connection).CallAsync(arguments, Token);

        Assert.True(result.IsError);
        Assert.Contains("id is missing", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_that_are_nested_too_deeply_are_a_problem_and_no_fault()
    {
        var deep = new string('[', 600) + new string(']', 600);
        var result = await new SampleTool(_connection).CallAsync($$"""{"id":1,"title":"New","more":{{deep}}}""", Token);

        Assert.Empty(_connection.Requests);
        Assert.Contains("(limit)", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_nested_deeper_than_the_json_readers_default_are_sent()
    {
        var deep = new string('[', 100) + new string(']', 100);
        await new SampleTool(_connection).CallAsync($$"""{"id":1,"title":"New","more":{{deep}}}""", Token);

        Assert.Contains(deep, Assert.Single(_connection.Requests).Call.Body?.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_a_problem_and_no_fault()
    {
        var result = await new SampleTool(_connection).CallAsync("""{"id":1,"title":"\ud83d"}""", Token);

        Assert.Empty(_connection.Requests);
        Assert.Contains("/title (unicode)", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_api_is_an_error_with_its_explanation()
    {
        var refused = Sample.Response(402, """{"error":"no"}""");
        refused.Explanation = "Add credits.";

        var result = await new SampleTool(new RecordingConnection(refused)).CallAsync("""{"id":1,"title":"New"}""", Token);

        Assert.True(result.IsError);
        Assert.Equal("Add credits.", Text(result));
    }

    [Fact]
    public async Task A_call_without_a_complete_answer_is_an_error_with_its_message()
    {
        var failure = new ApiFailureException("The answer did not come.");

        var result = await new SampleTool(RecordingConnection.Throwing(failure)).CallAsync("""{"id":1,"title":"New"}""", Token);

        Assert.True(result.IsError);
        Assert.Equal("The answer did not come.", Text(result));
    }

    [Fact]
    public async Task A_cancelled_call_has_no_result()
    {
        var tool = new SampleTool(new RecordingConnection((_, token) => throw new OperationCanceledException(token)));

        await Assert.ThrowsAsync<OperationCanceledException>(() => tool.CallAsync("""{"id":1,"title":"New"}""", Token));
    }

    [Fact]
    public async Task A_bug_is_no_result()
    {
        var tool = new SampleTool(RecordingConnection.Throwing(new InvalidOperationException()));

        await Assert.ThrowsAsync<InvalidOperationException>(() => tool.CallAsync("""{"id":1,"title":"New"}""", Token));
    }

    [Fact]
    public void The_published_tool_says_what_the_definition_says()
    {
        var tool = new SampleTool(_connection).ProtocolTool;

        Assert.Equal(("rename_thing", "Rename a thing", "Renames a thing."), (tool.Name, tool.Title, tool.Description));
        Assert.Equal("integer", tool.InputSchema.GetProperty("properties").GetProperty("id").GetProperty("type").GetString());
        var hints = tool.Annotations!;
        Assert.Equal((false, true, true, false), (hints.ReadOnlyHint, hints.DestructiveHint, hints.IdempotentHint, hints.OpenWorldHint));
    }

    [Fact]
    public void A_tool_without_examples_has_empty_ones() => Assert.True(new SampleTool(_connection).ExampleArguments.IsEmpty);

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
