using System.Text;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class EnrichPlanTests
{
    private readonly EnrichPlan _plan = Make("a@x.example", "no address", "b@x.example", " a@x.example ", "");

    [Fact]
    public void Rows_that_ask_for_the_same_share_a_call_and_rows_that_cannot_ask_have_none()
    {
        Assert.Equal([1, 3], _plan.Calls.Select(call => call.Row));
        Assert.Equal((5, 2), (_plan.RowCount, _plan.InvalidCount));
        Assert.Equal(0.5m, new CostPreview(_plan, [.. _plan.Calls], UncertainCount: 0, LeftCount: 0, Balance: null, Cap: null).WorstCase);
    }

    [Fact]
    public void A_shared_answer_is_paid_once()
    {
        Dictionary<int, RowOutcome> outcomes = new() { [1] = new(RowStatus.Found, 0.25m, Answer: "{}") };

        Assert.Equal(new RowOutcome(RowStatus.Found, 0.25m, Answer: "{}"), _plan.OutcomeOf(1, outcomes));
        Assert.Equal(new RowOutcome(RowStatus.Found, 0, Answer: "{}"), _plan.OutcomeOf(4, outcomes));
        Assert.Equal(new RowOutcome(RowStatus.Skipped), _plan.OutcomeOf(3, outcomes));
    }

    [Fact]
    public void A_row_that_cannot_be_asked_for_says_why_without_what_is_in_it()
    {
        var outcome = _plan.OutcomeOf(2, new Dictionary<int, RowOutcome>());

        Assert.Equal(new RowOutcome(RowStatus.NoInput, Error: "email: a string of 10 characters with a space; expected an email address such as name@example.com"), outcome);
        Assert.True(outcome.IsSettled);
        Assert.Equal("no value for email", _plan.OutcomeOf(5, new Dictionary<int, RowOutcome>()).Error);
    }

    [Fact]
    public void The_preview_says_what_is_done_twice_and_not_at_all() => Assert.Equal(
        [
            "5 rows: 1 call to make, 1 done before, 1 asking for the same as another row, 2 that cannot be asked for (see the column leadmagic_error)",
            "At most 0.25 credits; the balance is 0.2.",
            "That may be more than the balance: the run then stops, and can be taken up later.",
            "LEADMAGIC_MAX_CREDITS stops it at 0.1 credits; it can be taken up later.",
        ],
        new CostPreview(_plan, [_plan.Calls.First()], UncertainCount: 0, LeftCount: 0, Balance: 0.2m, Cap: 0.1m).Lines());

    [Fact]
    public void What_may_have_been_charged_is_not_counted_as_done() => Assert.StartsWith(
        "5 rows: 1 call to make, 1 that may have been charged (--retry-uncertain repeats them), 1 asking for",
        new CostPreview(_plan, [_plan.Calls.First()], UncertainCount: 1, LeftCount: 0, Balance: null, Cap: null).Lines().First(),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("find_email", "full_name=A", "--map does not give all that find_email needs: neither domain nor company_name given; expected domain or company_name.")]
    [InlineData("validate_email", "email=B", "None of the 1 rows can be asked for. Row 1: no value for email.")]
    public void A_list_without_a_call_says_whether_the_mapping_or_the_rows_lack_something(string name, string map, string expected)
    {
        var tool = Demo.Tool(name);
        var input = CsvInput.Read("A,B\na,\n"u8.ToArray());
        var mapping = ColumnMapping.Read(tool.ProtocolTool, [map], input.Columns);

        Assert.StartsWith(expected, Assert.Throws<SettingsException>(() => EnrichPlan.Make(tool, input, mapping).RequireCalls(tool, mapping)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constants_alone_are_not_asked_for()
    {
        var tool = Demo.Tool("find_employees");
        var input = CsvInput.Read("Domain,Limit\nacme.example,5\n,\n"u8.ToArray());
        var plan = EnrichPlan.Make(tool, input, ColumnMapping.Read(tool.ProtocolTool, ["limit=Limit"], input.Columns, ["company_domain=acme.example"]));

        Assert.Equal([2], plan.InvalidRows);
        Assert.Equal("no value in any column that --map names", plan.OutcomeOf(2, new Dictionary<int, RowOutcome>()).Error);
    }

    private static EnrichPlan Make(params string[] emails)
    {
        var tool = Demo.Tool("validate_email");
        var input = CsvInput.Read(Encoding.UTF8.GetBytes("Email,\n" + string.Concat(emails.Select(email => $"{email},\n"))));
        return EnrichPlan.Make(tool, input, ColumnMapping.Read(tool.ProtocolTool, ["email=Email"], input.Columns));
    }
}
