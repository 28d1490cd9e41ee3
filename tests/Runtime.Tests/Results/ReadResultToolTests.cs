using System.Text;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tests.Tools;

namespace OpenApiMcp.Runtime.Tests.Results;

public sealed class ReadResultToolTests
{
    private readonly TestClock _time = new();
    private readonly ResultStore _store;
    private readonly string _id;

    public ReadResultToolTests()
    {
        _store = new(new() { MaxTokens = 500, TimeProvider = _time });
        _id = _store.Put(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(1000, 1_000))}]"), "application/json")!.Id;
    }

    [Fact]
    public async Task A_slice_comes_first_and_then_where_it_goes_on()
    {
        var result = await CallAsync($$"""{"id":"{{_id}}","offset":6,"limit":11}""");

        Assert.Equal(["1001,1002,", "Bytes 6 to 16 of 5001. It goes on at offset 16."], Texts(result));
        Assert.Null(result.StructuredContent);
    }

    [Fact]
    public async Task No_slice_is_bigger_than_a_result_may_be()
    {
        foreach (var limit in new[] { "", ",\"limit\":5000", ",\"limit\":1e30" })
        {
            var texts = Texts(await CallAsync($$"""{"id":"{{_id}}"{{limit}}}"""));
            Assert.InRange(texts.Sum(Encoding.UTF8.GetByteCount), 900, 2_000);
        }
    }

    [Fact]
    public async Task The_address_is_an_id_too() => Assert.StartsWith("[1000,", Texts(await CallAsync($$"""{"id":"results://{{_id}}"}"""))[0], StringComparison.Ordinal);

    [Fact]
    public async Task The_end_can_be_read_but_nothing_beyond_it()
    {
        Assert.Equal(["", "Bytes 5001 to 5001 of 5001: this is the end."], Texts(await CallAsync($$"""{"id":"{{_id}}","offset":5001}""")));
        AssertRefused("The answer has 5001 bytes; the offset is beyond its end.", await CallAsync($$"""{"id":"{{_id}}","offset":5002}"""));
    }

    [Fact]
    public async Task An_expired_or_unknown_id_says_how_long_answers_are_kept()
    {
        const string Expected = "No answer is kept under this id. Answers are kept for 60 minutes, at most 64 of them, until the server ends. Make the call again for a new one.";
        AssertRefused(Expected, await CallAsync("""{"id":"jane.doe@example.com"}"""));
        _time.Advance(TimeSpan.FromHours(1));

        AssertRefused(Expected, await CallAsync($$"""{"id":"{{_id}}"}"""));
    }

    [Fact]
    public async Task All_problems_of_the_arguments_are_said_at_once()
    {
        var text = Assert.Single(Texts(await CallAsync("""{"offset":-1,"limit":0,"page":2}""")));

        Assert.All(["id is missing", "/offset (minimum)", "/limit (minimum)", "/page (additionalProperties)"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    private static void AssertRefused(string text, CallToolResult result)
    {
        Assert.True(result.IsError);
        Assert.Equal([text], Texts(result));
    }

    private static IReadOnlyList<string> Texts(CallToolResult result) => [.. result.Content.Select(block => Assert.IsType<TextContentBlock>(block).Text)];

    private Task<CallToolResult> CallAsync(string arguments) => SampleCall.Of(new ReadResultTool(_store), arguments, TestContext.Current.CancellationToken);
}
