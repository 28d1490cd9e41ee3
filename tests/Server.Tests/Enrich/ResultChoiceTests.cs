using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class ResultChoiceTests
{
    [Theory]
    [InlineData("email_status", true)]
    [InlineData("company_location.city", true)]
    [InlineData("company_location", true)]
    [InlineData("company_location_2", false)]
    [InlineData("email", false)]
    public void A_path_stands_for_itself_and_what_is_below_it(string path, bool expected) =>
        Assert.Equal(expected, new ResultChoice(["email_status", "company_location"]).Includes(path));

    [Fact]
    public void Without_a_choice_all_is_written()
    {
        Assert.True(new ResultChoice([]).Includes("anything"));
        Assert.Empty(new ResultChoice([]).FindUnknown([], [new RowOutcome(RowStatus.Found, Answer: "{}")]));
    }

    [Fact]
    public void A_name_that_neither_the_schema_nor_a_result_has_is_found()
    {
        var choice = new ResultChoice(["email", "place.city", "place.cty", "gone.away", "emial"]);

        Assert.Equal([3, 5], choice.FindUnknown(["email"], [new RowOutcome(RowStatus.Found, Answer: """{"place":{"city":"Ulm"}}"""), new RowOutcome(RowStatus.Found, Answer: """{"gone":null}""")]));
        Assert.Empty(choice.FindUnknown(["email"], [new RowOutcome(RowStatus.NotFound)]));
    }
}
