using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>What is set aside for the steps of a call stays theirs until the call ends, and is free afterwards.</summary>
public sealed class CreditHoldTests
{
    private readonly CreditAccount _account = new(Priced.Options(cap: 10));

    [Fact]
    public void What_a_step_did_not_spend_stays_set_aside_for_the_next()
    {
        using var hold = _account.Hold(Priced.Tool(8), 8);

        _account.End(_account.Begin(Priced.Tool(5), 5, hold), Priced.Answer(1));

        Assert.Equal(7, hold.Left);
        Assert.ThrowsAny<Exception>(() => _account.Begin(Priced.Tool(3), 3));
        _account.End(_account.Begin(Priced.Tool(7), 7, hold), Priced.Answer(7));
        Assert.Equal(8, _account.Counted);
    }

    [Fact]
    public void A_step_that_costs_more_than_it_took_leaves_no_more_than_there_is()
    {
        using var hold = _account.Hold(Priced.Tool(8), 8);

        _account.End(_account.Begin(Priced.Tool(2), 2, hold), Priced.Answer(4));

        Assert.Equal(6, hold.Left);
        Assert.ThrowsAny<Exception>(() => _account.Begin(Priced.Tool(1), 1));
    }

    [Fact]
    public void The_end_frees_what_is_left()
    {
        var hold = _account.Hold(Priced.Tool(8), 8);
        _account.End(_account.Begin(Priced.Tool(5), 5, hold), Priced.Answer(1));

        hold.Dispose();

        _account.End(_account.Begin(Priced.Tool(9), 9), Priced.Answer(9));
        Assert.Equal(10, _account.Counted);
    }

    [Fact]
    public void A_step_that_ends_after_its_call_leaves_nothing_set_aside()
    {
        var hold = _account.Hold(Priced.Tool(8), 8);
        var step = _account.Begin(Priced.Tool(5), 5, hold);
        hold.Dispose();

        _account.End(step, Priced.Answer(1));

        _account.End(_account.Begin(Priced.Tool(9), 9), Priced.Answer(9));
        Assert.Equal(10, _account.Counted);
    }
}
