using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Credits;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tests.Tools;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>A tool of three calls: what each brings, costs and stops.</summary>
public sealed class CompositeToolTests
{
    private readonly Dictionary<string, Func<ApiResponse>> _answers = new(StringComparer.Ordinal);
    private readonly FakeConnection _api;

    public CompositeToolTests() => _api = new FakeConnection((request, _) => _answers.TryGetValue(request.Tool.Name, out var answer) ? answer() : Hit(request.Tool.Credits!.Base));

    private IEnumerable<string> Sent => _api.Requests.Select(request => request.Tool.Name);

    [Fact]
    public async Task Every_answer_stands_under_its_tools_name_to_the_letter()
    {
        const string Odd = """{"hit":1.10,"big":9007199254740993,"twice":1,"twice":2,"text":"é 😀 <&>/ \ud83d","nested":[[{"":null}]]}""";
        _answers["two"] = () => Json(Odd);
        _answers["three"] = () => Json("[1.0,\"hit\"]");

        var result = await CallAsync("""{"q":"x"}""", credits: null);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(
            """{"steps":[{"tool":"one","status":"found","credits":0},{"tool":"two","status":"found","credits":0},{"tool":"three","status":"miss","credits":0}],"spent":0"""
            + ""","one":{"hit":true,"cost":1},"two":""" + Odd + ""","three":[1.0,"hit"]}""",
            Text(result));
        Assert.Equal(["""{"q":"x"}""", """{"q":"x"}""", """{"q":"x"}"""], _api.Requests.Select(request => request.Call.Arguments.GetRawText()));
    }

    [Fact]
    public async Task The_receipt_is_that_of_all_steps_together()
    {
        _answers["three"] = () => Priced.Answer(2, 200, ("Balance", "93"));

        Assert.Equal("""{"cost":7,"sessionTotal":7,"remaining":93,"cached":false}""", Meta(await CallAsync("{}")));
    }

    [Theory]
    [InlineData("6.5", "one two", "three", "it may cost 2 credits, and 1.5 of the 6.5 for this call are left", 5)]
    [InlineData("3", "one three", "two", "it may cost 4 credits, and 2 of the 3 for this call are left", 3)]
    [InlineData("0.5", "", "one", "it may cost 1 credit, and 0.5 of the 0.5 for this call are left", 0)]
    public async Task A_step_that_does_not_fit_the_ceiling_is_not_made_and_named_with_its_price(string ceiling, string sent, string skipped, string reason, int spent)
    {
        var result = await CallAsync($$"""{"max_credits":{{ceiling}}}""");

        Assert.Equal(sent, string.Join(' ', Sent));
        Assert.Equal(("skipped", reason), (Step(result, skipped).GetProperty("status").GetString(), Step(result, skipped).GetProperty("reason").GetString()));
        Assert.Equal(spent, Root(result).GetProperty("spent").GetDecimal());
        Assert.NotEqual(true, result.IsError);
    }

    [Fact]
    public async Task What_a_step_really_cost_makes_room_for_the_next()
    {
        _answers["one"] = () => Json("""{"cost":0}""");
        _answers["two"] = () => Json("""{"hit":1,"cost":4}""");

        await CallAsync("""{"max_credits":6}""");

        Assert.Equal("one two three", string.Join(' ', Sent));
    }

    [Fact]
    public async Task A_step_that_cost_more_than_its_price_leaves_nothing_for_the_others()
    {
        _answers["one"] = () => Hit(50);

        var result = await CallAsync("{}");

        Assert.Equal("one", string.Join(' ', Sent));
        Assert.Contains("and 0 of the 7 for this call are left", Text(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "one two three", "found")]
    [InlineData(429, "one two three", "found")]
    [InlineData(402, "one two", "skipped")]
    [InlineData(401, "one two", "skipped")]
    public async Task A_failed_step_keeps_the_others_and_one_without_key_or_credits_ends_them(int status, string sent, string third)
    {
        _answers["two"] = () => Refusal(status);

        var result = await CallAsync("{}");

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(sent, string.Join(' ', Sent));
        Assert.Equal(["found", "failed", third], Root(result).GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("status").GetString()));
        Assert.Equal($"told of {status}", Step(result, "two").GetProperty("reason").GetString());
        Assert.True(Root(result).TryGetProperty("one", out _));
        if (third == "skipped") Assert.Contains($"({status})", Step(result, "three").GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_found_is_a_miss_and_no_failure()
    {
        _answers["one"] = () => Refusal(404);
        _answers["two"] = () => Sample.Response(204);
        _answers["three"] = () => Json("null");

        var result = await CallAsync("{}", credits: null);

        Assert.Equal(
            """{"steps":[{"tool":"one","status":"miss","credits":0},{"tool":"two","status":"miss","credits":0},{"tool":"three","status":"miss","credits":0}],"spent":0,"three":null}""",
            Text(result));
    }

    [Fact]
    public async Task An_answer_that_there_is_none_for_now_is_a_failure_and_no_miss()
    {
        _answers["one"] = () => Priced.Answer(0, 200, ("Passing", "yes"));

        var result = await CallAsync("{}");

        Assert.Equal(
            """{"tool":"one","status":"failed","credits":0,"reason":"the API has no answer to this for now; try later"}""",
            Step(result, "one").GetRawText());
        Assert.Equal("""{"cost":0}""", Root(result).GetProperty("one").GetRawText());
    }

    [Fact]
    public async Task An_answer_that_broke_off_is_passed_on_and_said_to_be_uncertain()
    {
        _answers["two"] = () => throw new ApiFailureException("It may have been charged.") { MayHaveRun = true, PartialBody = """{"hit":"half"""u8.ToArray() };

        var result = await CallAsync("{}");

        Assert.Equal("""{"tool":"two","status":"failed","credits":4,"uncertain":true,"reason":"It may have been charged."}""", Step(result, "two").GetRawText());
        Assert.Equal("""{"hit":"half""", Root(result).GetProperty("two").GetString());
        Assert.Equal("""{"cost":7,"sessionTotal":7,"cached":false,"uncertain":true}""", Meta(result));
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_a_text_and_one_that_is_no_text_has_its_bytes_beside_it()
    {
        _answers["one"] = () => Sample.Response(200, "<p>\"hit\"</p>");
        _answers["two"] = () => new() { Status = 200, Headers = new Dictionary<string, string>(StringComparer.Ordinal), Body = new byte[] { 0xFF, (byte)'a' } };

        var root = Root(await CallAsync("{}", credits: null));

        Assert.Equal("<p>\"hit\"</p>", root.GetProperty("one").GetString());
        Assert.Equal(("\uFFFDa", "/2E="), (root.GetProperty("two").GetString(), root.GetProperty("two_base64").GetString()));
    }

    [Theory]
    [InlineData(500, 500, 500, true)]
    [InlineData(500, 404, 500, false)]
    [InlineData(402, 200, 200, true)]
    [InlineData(404, 404, 404, false)]
    public async Task It_is_an_error_only_where_something_failed_and_nothing_at_all_was_found_out(int one, int two, int three, bool isError)
    {
        foreach (var (tool, status) in new[] { ("one", one), ("two", two), ("three", three) }) _answers[tool] = () => Refusal(status);

        var result = await CallAsync("{}");

        Assert.Equal(isError, result.IsError == true);
        Assert.Equal(isError, Text(result).StartsWith("do_all found nothing out: no step of it succeeded.\n{\"steps\":[", StringComparison.Ordinal));
        Assert.NotNull(result.Meta?[Receipt.MetaKey]);
    }

    [Fact]
    public async Task A_step_whose_arguments_are_wrong_is_not_sent()
    {
        var result = await CallAsync("""{"q":7}""");

        Assert.Empty(Sent);
        Assert.True(result.IsError);
        Assert.Contains("one was not called: 1 argument is wrong. Nothing was sent and nothing was charged.", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_whose_price_nobody_knows_is_not_made() => Assert.Equal(
        """{"tool":"unpriced","status":"skipped","credits":0,"reason":"nothing bounds what it may cost"}""",
        Step(await CallAsync("{}", steps: run => run.CallAsync("unpriced", SampleComposite.IsHit)), "unpriced").GetRawText());

    [Fact]
    public async Task Answers_to_parts_stand_in_a_list_of_them()
    {
        var result = await CallAsync("{}", steps: async run =>
        {
            foreach (var name in (string[])["a", "a"])
            {
                run.BeginPart("people", "name", JsonElement.Parse($"\"{name}\""));
                await run.CallAsync("one", SampleComposite.IsHit);
            }

            await run.SkipAsync("two", "why not");
        });

        Assert.Equal(
            """{"steps":[{"tool":"one","name":"a","status":"found","credits":1},{"tool":"one","name":"a","status":"found","credits":0,"cached":true},"""
            + """{"tool":"two","name":"a","status":"skipped","credits":0,"reason":"why not"}],"spent":1"""
            + ""","people":[{"name":"a","one":{"hit":true,"cost":1}},{"name":"a","one":{"hit":true,"cost":1}}]}""",
            Text(result));
    }

    [Fact]
    public async Task The_same_call_again_is_free_since_each_step_is_remembered()
    {
        var tool = Tool(Credits());
        await SampleCall.Of(tool, "{}", TestContext.Current.CancellationToken);

        var result = await SampleCall.Of(tool, "{}", TestContext.Current.CancellationToken);

        Assert.Equal(3, _api.Requests.Count);
        Assert.All(Root(result).GetProperty("steps").EnumerateArray(), step => Assert.True(step.GetProperty("cached").GetBoolean()));
        Assert.Equal("""{"cost":0,"sessionTotal":7,"cached":false}""", Meta(result));
    }

    [Fact]
    public async Task A_cap_that_leaves_less_than_the_ceiling_refuses_the_call_and_names_a_ceiling_that_fits()
    {
        var result = await CallAsync("{}", Credits(cap: 6.5m));

        Assert.Empty(Sent);
        Assert.StartsWith("do_all was not called: it may cost up to 7 credits, and of the 6.5 credits", Text(result), StringComparison.Ordinal);
        Assert.Contains("max_credits 6.5 or less would fit.", Text(result), StringComparison.Ordinal);
        Assert.NotEqual(true, (await CallAsync("""{"max_credits":6.5}""", Credits(cap: 6.5m))).IsError);
    }

    [Fact]
    public async Task A_caller_who_gives_up_ends_the_steps()
    {
        using var stop = new CancellationTokenSource();
        _answers["one"] = () =>
        {
            stop.Cancel();
            return Hit(1);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SampleCall.Of(Tool(Credits()), "{}", stop.Token));

        Assert.Equal("one", string.Join(' ', Sent));
    }

    private static ApiResponse Hit(decimal cost) => Json($$"""{"hit":true,"cost":{{CreditTexts.Number(cost)}}}""");

    private static ApiResponse Json(string body) => new()
    {
        Status = 200,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        MediaType = "application/json",
        Body = Encoding.UTF8.GetBytes(body),
    };

    private static ApiResponse Refusal(int status)
    {
        if (status == 200) return Hit(1);
        var answer = Priced.Answer(cost: 0, status);
        answer.Explanation = $"told of {status}";
        return answer;
    }

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    private static string Meta(CallToolResult result) => result.Meta![Receipt.MetaKey]!.ToJsonString();

    private static JsonElement Root(CallToolResult result) => JsonElement.Parse(Text(result));

    private static JsonElement Step(CallToolResult result, string tool) => Root(result).GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("tool").ValueEquals(tool));

    private Task<CallToolResult> CallAsync(string arguments) => CallAsync(arguments, Credits());

    private Task<CallToolResult> CallAsync(string arguments, Func<CompositeRun, Task> steps) => SampleCall.Of(Tool(Credits(), steps), arguments);

    private Task<CallToolResult> CallAsync(string arguments, CreditControl? credits) => SampleCall.Of(Tool(credits), arguments);

    private CreditControl Credits(decimal? cap = null) => CreditControl.Around(_api, Priced.Options(cap));

    private SampleComposite Tool(CreditControl? credits, Func<CompositeRun, Task>? steps = null) => steps is null ? new(_api, credits) : new(_api, credits) { Steps = steps };
}
