using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class ConsentTokensTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly TestClock _time = new();
    private readonly ConsentTokens _tokens;

    public ConsentTokensTests() => _tokens = new ConsentTokens(_time, Lifetime);

    [Theory]
    [InlineData(40)]
    [InlineData(null)]
    public void A_token_is_accepted_once(int? amount)
    {
        var token = _tokens.Issue("call", amount);

        Assert.True(_tokens.TryRedeem(token, "call", amount));
        Assert.False(_tokens.TryRedeem(token, "call", amount));
    }

    [Fact]
    public void Two_tokens_for_the_same_call_are_two()
    {
        var (one, other) = (_tokens.Issue("call", 40), _tokens.Issue("call", 40));

        Assert.True(_tokens.TryRedeem(one, "call", 40));
        Assert.True(_tokens.TryRedeem(other, "call", 40));
    }

    [Fact]
    public void It_is_for_one_call_and_one_amount()
    {
        var token = _tokens.Issue("call", 40);

        Assert.False(_tokens.TryRedeem(token, "other", 40));
        Assert.False(_tokens.TryRedeem(token, "call", 41));
        Assert.False(_tokens.TryRedeem(token, "call", null));
        Assert.True(_tokens.TryRedeem(token, "call", 40.00m));
    }

    [Fact]
    public void It_grows_old()
    {
        var token = _tokens.Issue("call", 40);
        _time.Advance(Lifetime + TimeSpan.FromTicks(1));

        Assert.False(_tokens.TryRedeem(token, "call", 40));
    }

    [Fact]
    public void At_the_end_of_its_time_it_is_still_good_and_still_good_only_once()
    {
        var token = _tokens.Issue("call", 40);
        _time.Advance(Lifetime);

        Assert.True(_tokens.TryRedeem(token, "call", 40));
        Assert.False(_tokens.TryRedeem(token, "call", 40));
    }

    [Fact]
    public void One_that_was_used_stays_used_while_others_grow_old()
    {
        var first = _tokens.Issue("call", 1);
        _tokens.TryRedeem(first, "call", 1);
        _time.Advance(Lifetime);
        var second = _tokens.Issue("call", 2);
        _time.Advance(TimeSpan.FromMinutes(1));
        _tokens.TryRedeem(second, "call", 2);

        Assert.False(_tokens.TryRedeem(first, "call", 1));
        Assert.False(_tokens.TryRedeem(second, "call", 2));
    }

    [Fact]
    public void A_token_of_another_process_is_none() => Assert.False(_tokens.TryRedeem(new ConsentTokens(_time, Lifetime).Issue("call", 40), "call", 40));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("====")]
    public void What_is_no_token_is_refused(string token) => Assert.False(_tokens.TryRedeem(token, "call", 40));

    [Fact]
    public void A_token_with_any_changed_character_is_refused()
    {
        var token = _tokens.Issue("call", 40);

        for (var i = 0; i < token.Length; i++)
        {
            Assert.False(_tokens.TryRedeem($"{token[..i]}{(token[i] == 'A' ? 'Q' : 'A')}{token[(i + 1)..]}", "call", 40));
            Assert.False(_tokens.TryRedeem($"{token[..i]}ä{token[(i + 1)..]}", "call", 40));
        }

        Assert.False(_tokens.TryRedeem(token + "A", "call", 40));
        Assert.True(_tokens.TryRedeem(token, "call", 40));
    }
}
