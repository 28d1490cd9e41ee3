using LeadMagic.Server.Enrich;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class RowOutcomeTests
{
    [Theory]
    [InlineData("find_email", 200, "1", nameof(RowStatus.Found))]
    [InlineData("find_email", 200, "0", nameof(RowStatus.NotFound))] // free when no email is found
    [InlineData("find_jobs", 200, "0", nameof(RowStatus.Found))] // never said to be free
    [InlineData("find_email", 404, "0", nameof(RowStatus.NotFound))]
    [InlineData("find_email", 400, "0", nameof(RowStatus.Refused))]
    [InlineData("find_email", 422, "1", nameof(RowStatus.Refused))]
    [InlineData("find_email", 409, "0", nameof(RowStatus.Failed))] // may pass
    [InlineData("find_email", 500, "0", nameof(RowStatus.Failed))]
    [InlineData("find_email", 401, "0", nameof(RowStatus.Skipped))]
    [InlineData("find_email", 402, "0", nameof(RowStatus.Skipped))]
    [InlineData("find_email", 429, "0", nameof(RowStatus.Skipped))]
    public void A_complete_answer_is_judged_by_its_status_and_cost(string tool, int status, string cost, string expected)
    {
        var credits = decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture);
        var outcome = RowOutcome.Of(new DirectAnswer { Status = status, Json = "{}", Reason = "why", Receipt = new Receipt { Cost = credits, SessionTotal = 0 } }, Demo.Tool(tool).About, 1);

        Assert.Equal((expected, credits, false), (outcome.Status.ToString(), outcome.Credits, outcome.IsUncertain));
    }

    [Fact]
    public void What_may_have_been_charged_is_final_and_counts_with_the_worst_case()
    {
        var receipt = new Receipt { Cost = null, SessionTotal = 0, IsUncertain = true };
        var broken = RowOutcome.Of(new DirectAnswer { Reason = "broke off", MayHaveRun = true, Json = "\"{\"", Receipt = receipt }, Demo.Tool("find_email").About, 1);
        var fault = RowOutcome.Of(new DirectAnswer { Status = 500, Reason = "fault", Receipt = receipt with { Cost = 1 } }, Demo.Tool("find_email").About, 1);

        Assert.Equal(new RowOutcome(RowStatus.Failed, 1, IsUncertain: true, "broke off", "\"{\""), broken);
        Assert.Equal(new RowOutcome(RowStatus.Failed, 1, IsUncertain: true, "fault"), fault);
        Assert.True(broken.IsFinal);
    }

    [Theory]
    [InlineData(402)]
    [InlineData(429)]
    [InlineData(500)]
    public void A_failure_that_was_charged_is_not_repeated_by_itself(int status)
    {
        var outcome = RowOutcome.Of(new DirectAnswer { Status = status, Reason = "why", Receipt = new Receipt { Cost = 1, SessionTotal = 1 } }, Demo.Tool("find_email").About, 1);

        Assert.Equal(new RowOutcome(RowStatus.Failed, 1, IsUncertain: true, "why"), outcome);
        Assert.True(outcome.IsFinal);
    }

    [Fact]
    public void What_was_not_sent_is_taken_up_later_and_what_cannot_be_sent_is_settled()
    {
        var tool = Demo.Tool("find_email").About;

        Assert.Equal(new RowOutcome(RowStatus.Skipped, Error: "cap"), RowOutcome.Of(new DirectAnswer { Reason = "cap", Receipt = new Receipt { Cost = 0, SessionTotal = 0 } }, tool, 1));
        Assert.Equal(new RowOutcome(RowStatus.NoInput, Error: "value"), RowOutcome.Of(new DirectAnswer { Reason = "value" }, tool, 1));
    }

    [Fact]
    public void An_answer_that_is_none_for_now_is_asked_for_again() =>
        Assert.False(RowOutcome.Of(new DirectAnswer { Status = 200, Json = "{}", IsPassing = true, Receipt = new Receipt { Cost = 0, SessionTotal = 0 } }, Demo.Tool("find_email").About, 1).IsFinal);

    [Fact]
    public void What_is_wrong_with_how_a_response_arrived_is_said_beside_it()
    {
        var outcome = RowOutcome.Of(new DirectAnswer { Status = 200, Json = "\"{\"", Remark = "It is not valid JSON.", Receipt = new Receipt { Cost = 1, SessionTotal = 1 } }, Demo.Tool("find_email").About, 1);

        Assert.Equal((RowStatus.Found, "It is not valid JSON."), (outcome.Status, outcome.Error));
    }
}
