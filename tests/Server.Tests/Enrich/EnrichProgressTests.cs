using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class EnrichProgressTests
{
    [Fact]
    public void Without_a_terminal_each_tenth_is_a_line_of_numbers()
    {
        using var output = new StringWriter();
        var lines = new ProgressLines(25, new EnrichTally(), output);
        for (var i = 0; i < 25; i++) lines.Report(new RowOutcome(i % 5 == 0 ? RowStatus.NotFound : RowStatus.Found, i % 5 == 0 ? 0 : 0.25m, Answer: "zzz"));

        var shown = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, shown.Length);
        Assert.Equal("0 of 25: 0 found, 0 not found, 0 credits", shown[0]); // before the first result
        Assert.Equal("3 of 25: 2 found, 1 not found, 0.5 credits", shown[1]);
        Assert.Equal("25 of 25: 20 found, 5 not found, 5 credits", shown[^1]);
    }

    [Fact]
    public void What_is_rare_has_a_number_only_where_it_happens()
    {
        var tally = new EnrichTally();
        foreach (var status in Enum.GetValues<RowStatus>()) tally.Add(new RowOutcome(status, 1));

        Assert.Equal("1 found, 1 not found, 1 refused, 1 failed, 1 not sent, 1 skipped, 6 credits", tally.ToString());
    }
}
