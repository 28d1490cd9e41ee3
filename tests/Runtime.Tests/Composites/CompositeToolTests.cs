using OpenApiMcp.Runtime.Tests.Credits;
using OpenApiMcp.Runtime.Tests.Tools;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>A tool of three calls: what each costs and stops.</summary>
public sealed class CompositeToolTests : CompositeCalls
{
    [Fact]
    public async Task The_receipt_is_that_of_all_steps_together()
    {
        Answers["three"] = () => Priced.Answer(2, 200, ("Balance", "93"));

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
        Answers["one"] = () => Json("""{"cost":0}""");
        Answers["two"] = () => Json("""{"hit":1,"cost":4}""");

        await CallAsync("""{"max_credits":6}""");

        Assert.Equal("one two three", string.Join(' ', Sent));
    }

    [Fact]
    public async Task A_step_that_cost_more_than_its_price_leaves_nothing_for_the_others()
    {
        Answers["one"] = () => Hit(50);

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
        Answers["two"] = () => Refusal(status);

        var result = await CallAsync("{}");

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(sent, string.Join(' ', Sent));
        Assert.Equal(["found", "failed", third], Root(result).GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("status").GetString()));
        Assert.Equal($"told of {status}", Step(result, "two").GetProperty("reason").GetString());
        Assert.True(Root(result).TryGetProperty("one", out _));
        if (third == "skipped") Assert.Contains($"({status})", Step(result, "three").GetProperty("reason").GetString(), StringComparison.Ordinal);
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
    public async Task The_same_call_again_is_free_since_each_step_is_remembered()
    {
        var tool = Tool(Credits());
        await SampleCall.Of(tool, "{}", TestContext.Current.CancellationToken);

        var result = await SampleCall.Of(tool, "{}", TestContext.Current.CancellationToken);

        Assert.Equal(3, Requests.Count);
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
        Answers["one"] = () =>
        {
            stop.Cancel();
            return Hit(1);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SampleCall.Of(Tool(Credits()), "{}", stop.Token));

        Assert.Equal("one", string.Join(' ', Sent));
    }
}
