using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>A call above the threshold, seen from the SDK's own client in both eras of the protocol.</summary>
public sealed class ConsentConnectionTests
{
    private const string Legacy = "2025-11-25";
    private const string Modern = "2026-07-28";

    private readonly RecordingConnection _api = new(Priced.Answer(30, 200, ("Balance", "970")));
    private readonly RecordingLogger _log = new();
    private readonly List<ElicitRequestParams> _questions = [];

    public static TheoryData<string> Eras => [Legacy, Modern];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_call_that_the_user_accepts_is_made_once(string era)
    {
        var result = await CallAsync(era, "accept");

        Assert.NotEqual(true, result.IsError);
        Assert.Single(_api.Requests);
        Assert.Equal("""{"cost":30,"sessionTotal":30,"remaining":970,"cached":false}""", result.Meta![Receipt.MetaKey]!.ToJsonString());
        Assert.Equal([3020, 3021, 3010], _log.Ids);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_question_has_the_numbers_and_no_argument(string era)
    {
        await CallAsync(era, "accept");

        var question = Assert.Single(_questions);
        Assert.Equal(
            "\"Search things\" (search_things) may cost up to 40 credits. Spent in this session so far: 0 of at most 100. Make this call?",
            question.Message);
        Assert.Empty(question.RequestedSchema!.Properties);
    }

    [Theory]
    [InlineData(Legacy, "decline", "and the user declined. Nothing was sent or charged.")]
    [InlineData(Modern, "decline", "and the user declined. Nothing was sent or charged.")]
    [InlineData(Legacy, "cancel", "and the user declined to say yes or no. Nothing was sent or charged.")]
    [InlineData(Modern, "cancel", "and the user declined to say yes or no. Nothing was sent or charged.")]
    [InlineData(Legacy, "ACCEPT", "Nothing was sent or charged.")]
    [InlineData(Modern, "sure", "Nothing was sent or charged.")]
    public async Task Anything_but_an_acceptance_is_a_refusal(string era, string action, string text)
    {
        var result = await CallAsync(era, action);

        Assert.True(result.IsError);
        Assert.Contains("search_things was not called: it may cost up to 40 credits, ", Text(result), StringComparison.Ordinal);
        Assert.Contains(text, Text(result), StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
        Assert.Equal([3020, 3022], _log.Ids);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_client_that_cannot_ask_is_told_which_setting_the_user_can_raise(string era)
    {
        var result = await CallAsync(era, action: null);

        Assert.True(result.IsError);
        Assert.Equal(
            "search_things was not called: it may cost up to 40 credits, and above 25 the server asks the user first, which this client cannot do (it does not support elicitation). "
            + "Nothing was sent or charged. limit 25 or less needs no question. Tell the user: only they can raise the threshold, SAMPLE_CONFIRM in the server's configuration.",
            Text(result));
        Assert.Equal("""{"cost":0,"sessionTotal":0,"cached":false}""", result.Meta![Receipt.MetaKey]!.ToJsonString());
        Assert.Empty(_api.Requests);
        Assert.Equal([3023], _log.Ids);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_client_that_asks_by_URL_alone_cannot_ask_with_a_form(string era)
    {
        await using var session = await ToolSession.StartAsync(era, Answering("accept"), Tool(), new() { Url = new() });
        var result = await session.CallAsync("""{"limit":40}""");

        Assert.Contains("which this client cannot do", Text(result), StringComparison.Ordinal);
        Assert.Empty(_questions);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Every_call_is_asked_about_anew(string era)
    {
        await using var session = await ToolSession.StartAsync(era, Answering("accept"), Tool());
        await session.CallAsync("""{"limit":40,"q":"a"}""");
        await session.CallAsync("""{"limit":40,"q":"b"}""");

        Assert.Equal(2, _questions.Count);
        Assert.Contains("so far: 30 of at most 100. Account balance: 970.", _questions[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_fails_to_ask_is_no_consent()
    {
        await using var session = await ToolSession.StartAsync(Legacy, _ => throw new InvalidOperationException("broken form"), Tool());
        var result = await session.CallAsync("""{"limit":40}""");

        Assert.True(result.IsError);
        Assert.EndsWith(
            "the client failed to ask the user. Nothing was sent or charged. Tell the user: they can raise the threshold for questions, SAMPLE_CONFIRM in the server's configuration.",
            Text(result),
            StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
        Assert.Equal([3020, 3023], _log.Ids);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"action":[]}""")]
    [InlineData("""{"action":"accept","content":[]}""")]
    public async Task An_answer_to_the_question_that_cannot_be_read_is_no_consent(string answer)
    {
        await using var server = new PipedServer(Tool());
        await server.SendAsync(PipedServer.Initialize().Replace("\"capabilities\":{}", "\"capabilities\":{\"elicitation\":{}}", StringComparison.Ordinal));
        await server.ReadAsync();
        await server.SendAsync(PipedServer.Request("tools/call", """{"name":"search_things","arguments":{"limit":40}}"""));
        var question = await server.ReadAsync();

        await server.SendAsync($$"""{"jsonrpc":"2.0","id":{{question.GetProperty("id").GetRawText()}},"result":{{answer}} }""");
        var result = (await server.ReadAsync()).GetProperty("result");

        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.Contains("Nothing was sent or charged", result.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task After_a_402_nobody_is_asked_about_what_would_be_refused(string era)
    {
        var tool = new PricedTool(CreditControl.Around(new RecordingConnection(Priced.Answer(0, 402)), Options()));
        await using var session = await ToolSession.StartAsync(era, Answering("accept"), tool);
        await session.CallAsync("""{"limit":1}""");
        var result = await session.CallAsync("""{"limit":40}""");

        Assert.Contains("credits have run out (402)", Text(result), StringComparison.Ordinal);
        Assert.Empty(_questions);
    }

    [Fact]
    public async Task A_call_that_belongs_to_no_client_is_refused()
    {
        var call = CreditControl.Around(_api, Options()).SendAsync(Priced.Request(Priced.Tool(Priced.PerResult), """{"limit":40}"""), Token);

        Assert.Contains("SAMPLE_CONFIRM", (await Assert.ThrowsAsync<Runtime.Http.ApiFailureException>(() => call)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Legacy, false)]
    [InlineData(Modern, false)]
    [InlineData(Modern, true)]
    public async Task A_tool_that_the_document_marks_is_asked_about_at_any_price(string era, bool isDear)
    {
        await using var session = await ToolSession.StartAsync(era, Answering("decline"), Marked());

        Assert.Contains("and the user declined. Nothing was sent", Text(await session.CallAsync($$"""{"limit":{{(isDear ? 40 : 1)}}}""")), StringComparison.Ordinal);
        Assert.Contains($"up to {(isDear ? "40 credits" : "1 credit")}.", Assert.Single(_questions).Message, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [InlineData(1, "Tell the user: only they can switch that question off, SAMPLE_MARKED=false in the server's configuration.")]
    [InlineData(40, "Tell the user: only they can switch that question off, SAMPLE_MARKED=false, and raise the threshold, SAMPLE_CONFIRM, in the server's configuration.")]
    public async Task A_client_that_cannot_ask_about_a_marked_tool_is_told_every_setting_that_stands_in_the_way(int limit, string remedy)
    {
        await using var session = await ToolSession.StartAsync(Legacy, null, Marked());
        var text = Text(await session.CallAsync($$"""{"limit":{{limit}}}"""));

        Assert.Contains("and before each call of this tool the server asks the user first, which this client cannot do", text, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent or charged. " + remedy, text, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    [Fact]
    public async Task Where_the_user_has_switched_that_question_off_the_threshold_decides()
    {
        await using var session = await ToolSession.StartAsync(Modern, Answering("accept"), Marked(isHeeded: false));
        await session.CallAsync("""{"limit":25}""");
        Assert.Empty(_questions);
        await session.CallAsync("""{"limit":26}""");

        Assert.Single(_questions);
        Assert.Equal(2, _api.Requests.Count);
    }

    [Fact]
    public async Task A_price_that_nothing_bounds_is_asked_about()
    {
        await using var session = await ToolSession.StartAsync(Modern, Answering("decline"), Tool(cap: null));

        Assert.Contains("nothing bounds what it may cost, and the user declined", Text(await session.CallAsync("""{"limit":1e60}""")), StringComparison.Ordinal);
        Assert.Contains("may cost an unknown number of credits. Spent in this session so far: 0. ", Assert.Single(_questions).Message, StringComparison.Ordinal);
    }

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    private async Task<CallToolResult> CallAsync(string era, string? action)
    {
        await using var session = await ToolSession.StartAsync(era, action is null ? null : Answering(action), Tool());
        return await session.CallAsync("""{"limit":40,"q":"jane@acme.example"}""");
    }

    private Func<ElicitRequestParams, ElicitResult> Answering(string action) => question =>
    {
        _questions.Add(question);
        return new() { Action = action };
    };

    private PricedTool Tool(decimal? cap = 100) => new(CreditControl.Around(_api, Options(cap)));

    private PricedTool Marked(bool isHeeded = true)
    {
        var options = Priced.Options(cap: 100, confirmAbove: 25, time: new TestClock(), log: _log, confirmMarked: isHeeded);
        return new(CreditControl.Around(_api, options), Priced.PerResult with { Confirm = true });
    }

    private CreditOptions Options(decimal? cap = 100) => Priced.Options(cap, confirmAbove: 25, time: new TestClock(), log: _log);
}
