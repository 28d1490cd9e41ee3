using System.Text.Json;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Credits;
using OpenApiMcp.Runtime.Tests.Http;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>A tool of three calls: what their answers become.</summary>
public sealed class CompositeAnswerTests : CompositeCalls
{
    [Fact]
    public async Task Every_answer_stands_under_its_tools_name_to_the_letter()
    {
        const string Odd = """{"hit":1.10,"big":9007199254740993,"twice":1,"twice":2,"text":"é 😀 <&>/ \ud83d","nested":[[{"":null}]]}""";
        Answers["two"] = () => Json(Odd);
        Answers["three"] = () => Json("[1.0,\"hit\"]");

        var result = await CallAsync("""{"q":"x"}""", credits: null);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(
            """{"steps":[{"tool":"one","status":"found","credits":0},{"tool":"two","status":"found","credits":0},{"tool":"three","status":"miss","credits":0}],"spent":0"""
            + ""","one":{"hit":true,"cost":1},"two":""" + Odd + ""","three":[1.0,"hit"]}""",
            Text(result));
        Assert.Equal(["""{"q":"x"}""", """{"q":"x"}""", """{"q":"x"}"""], Requests.Select(request => request.Call.Arguments.GetRawText()));
    }

    [Fact]
    public async Task An_answer_that_is_not_what_its_tool_publishes_is_passed_on_told_in_its_step_and_logged()
    {
        Answers["one"] = () => Json("""{"hit":"yes","cost":1}""");

        var result = await CallAsync("{}");

        Assert.Equal("""{"tool":"one","status":"found","credits":1,"drift":{"at":"/hit","expected":"null, boolean","found":"string"}}""", Step(result, "one").GetRawText());
        Assert.Equal("""{"hit":"yes","cost":1}""", Root(result).GetProperty("one").GetRawText());
        Assert.Equal([4000], Log.Ids);
    }

    [Fact]
    public async Task What_is_not_found_is_a_miss_and_no_failure()
    {
        Answers["one"] = () => Refusal(404);
        Answers["two"] = () => Sample.Response(204);
        Answers["three"] = () => Json("null");

        var result = await CallAsync("{}", credits: null);

        Assert.Equal(
            """{"steps":[{"tool":"one","status":"miss","credits":0},{"tool":"two","status":"miss","credits":0},{"tool":"three","status":"miss","credits":0}],"spent":0,"three":null}""",
            Text(result));
    }

    [Fact]
    public async Task An_answer_that_there_is_none_for_now_is_a_failure_and_no_miss()
    {
        Answers["one"] = () => Priced.Answer(0, 200, ("Passing", "yes"));

        var result = await CallAsync("{}");

        Assert.Equal(
            """{"tool":"one","status":"failed","credits":0,"reason":"the API has no answer to this for now; try later"}""",
            Step(result, "one").GetRawText());
        Assert.Equal("""{"cost":0}""", Root(result).GetProperty("one").GetRawText());
    }

    [Fact]
    public async Task An_answer_that_broke_off_is_passed_on_and_said_to_be_uncertain()
    {
        Answers["two"] = () => throw new ApiFailureException("It may have been charged.") { MayHaveRun = true, PartialBody = """{"hit":"half"""u8.ToArray() };

        var result = await CallAsync("{}");

        Assert.Equal("""{"tool":"two","status":"failed","credits":4,"uncertain":true,"reason":"It may have been charged."}""", Step(result, "two").GetRawText());
        Assert.Equal("""{"hit":"half""", Root(result).GetProperty("two").GetString());
        Assert.Equal("""{"cost":7,"sessionTotal":7,"cached":false,"uncertain":true}""", Meta(result));
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_a_text_and_one_that_is_no_text_has_its_bytes_beside_it()
    {
        Answers["one"] = () => Sample.Response(200, "<p>\"hit\"</p>");
        Answers["two"] = () => new() { Status = 200, Headers = new Dictionary<string, string>(StringComparer.Ordinal), Body = new byte[] { 0xFF, (byte)'a' } };

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
        foreach (var (tool, status) in new[] { ("one", one), ("two", two), ("three", three) }) Answers[tool] = () => Refusal(status);

        var result = await CallAsync("{}");

        Assert.Equal(isError, result.IsError == true);
        Assert.Equal(isError, Text(result).StartsWith("do_all found nothing out: no step of it succeeded.\n{\"steps\":[", StringComparison.Ordinal));
        Assert.NotNull(result.Meta?[Receipt.MetaKey]);
    }

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
}
