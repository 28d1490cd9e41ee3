using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class SettlementTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(402)]
    [InlineData(404)]
    [InlineData(500)]
    public void A_stated_cost_counts_whatever_the_status(int status) => Assert.Equal(new Settlement(7), Of(status, new() { Cost = 7, Reserved = 2 }));

    [Fact]
    public void A_stated_cost_of_nothing_is_nothing() => Assert.Equal(new Settlement(0), Of(500, new() { Cost = 0 }));

    [Fact]
    public void A_success_that_states_no_cost_costs_what_was_set_aside_else_the_worst_case()
    {
        Assert.Equal(new Settlement(2, IsReckoned: true), Of(200, new() { Reserved = 2 }));
        Assert.Equal(new Settlement(5, IsReckoned: true), Of(200, default));
        Assert.Equal(new Settlement(0, IsReckoned: true), Of(200, new() { Reserved = 0 }));
    }

    [Fact]
    public void A_free_call_that_states_no_cost_is_free_without_reckoning() => Assert.Equal(new Settlement(0), Of(200, default, worstCase: 0));

    [Fact]
    public void A_success_of_unknown_price_has_no_cost() => Assert.Equal(new Settlement(null, IsReckoned: true), Of(200, default, worstCase: null));

    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(499)]
    public void A_refusal_costs_nothing(int status) => Assert.Equal(new Settlement(0), Of(status, new() { Reserved = 5 }));

    [Theory]
    [InlineData(303)]
    [InlineData(408)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void A_fault_may_have_been_charged(int status) => Assert.Equal(new Settlement(5, IsUncertain: true), Of(status, default));

    [Fact]
    public void An_outage_that_names_its_end_ran_nothing() =>
        Assert.Equal(new Settlement(0), Settlement.Of(Priced.Answer(null, 503, ("Retry-After", "9")), default, 5));

    [Fact]
    public void A_fault_of_a_free_call_is_free() => Assert.Equal(new Settlement(0), Of(500, default, worstCase: 0));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_call_without_an_answer_counts_if_it_may_have_run(bool mayHaveRun) =>
        Assert.Equal(mayHaveRun ? new(5, IsUncertain: true) : new Settlement(0), Settlement.OfFailure(mayHaveRun, default, 5));

    [Fact]
    public void A_call_of_unknown_price_that_may_have_run_is_uncertain() => Assert.Equal(new Settlement(null, IsUncertain: true), Settlement.OfFailure(true, default, null));

    private static Settlement Of(int status, AnswerCredits said, decimal? worstCase = 5) => Settlement.Of(Priced.Answer(null, status), said, worstCase);
}
