using LeadMagic.Server.Enrich;

namespace LeadMagic.Server.Tests.Enrich;

public sealed class EnrichProgressTests
{
    [Fact]
    public void Without_a_terminal_each_tenth_is_a_line_of_numbers()
    {
        using var output = new StringWriter();
        var report = EnrichProgress.Lines(25, new EnrichTally(), output);
        for (var i = 0; i < 25; i++) report(new RowOutcome(i % 5 == 0 ? RowStatus.NotFound : RowStatus.Found, i % 5 == 0 ? 0 : 0.25m, Answer: "zzz"));

        var lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.Equal("3 of 25: 2 found, 1 not found, 0 failed, 0 skipped, 0.5 credits", lines[0]);
        Assert.Equal("25 of 25: 20 found, 5 not found, 0 failed, 0 skipped, 5 credits", lines[^1]);
    }

    [Fact]
    public void A_bar_is_as_long_as_the_part_that_is_done()
    {
        var tally = new EnrichTally();
        tally.Add(new RowOutcome(RowStatus.Found, 1));

        Assert.Equal("━━━━──────── 1 of 3: 1 found, 0 not found, 0 failed, 0 skipped, 1 credits", EnrichProgress.Bar(1, 3, tally));
        Assert.StartsWith(new string('━', 12) + " 3 of 3", EnrichProgress.Bar(3, 3, tally), StringComparison.Ordinal);
    }
}
