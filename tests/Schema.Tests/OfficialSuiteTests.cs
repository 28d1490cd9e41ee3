using System.Globalization;
using System.Text;
using OpenApiMcp.Schema.Tests.Suite;

namespace OpenApiMcp.Schema.Tests;

/// <summary>Holds the code that the generator emits to the official JSON-Schema-Test-Suite for draft 2020-12.</summary>
public sealed class OfficialSuiteTests(SuiteRun suite)
{
    public static TheoryData<string> Files()
    {
        if (JsonSchemaSuite.Find() is not { } folder) return ["(no suite)"];
        return [.. SuiteGroup.ReadAll(folder).Select(group => group.File).Distinct(StringComparer.Ordinal)];
    }

    public static TheoryData<string> Exclusions() => [.. Exclusion.Table.Select(exclusion => exclusion.ToString())];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_of_a_file_has_the_official_outcome_unless_the_table_lists_it(string file)
    {
        JsonSchemaSuite.Require();
        var asked = suite.Outcomes(Placement.Body).Select(outcome => outcome.Case).ToHashSet();
        var unasked = Included().Where(pair => pair.Group.File == file && !asked.Contains(pair.Case)).Select(pair => pair.Group).ToHashSet();
        var wrong = Counted().Where(outcome => outcome.Group.File == file && !outcome.IsOfficial).ToList();

        Assert.True(unasked.Count == 0, string.Join('\n', unasked.Select(group => $"{group.Description}: {string.Join(", ", suite.Refusals(group))}")));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Exclusions))]
    public void What_the_table_lists_has_the_fate_that_it_says(string row)
    {
        JsonSchemaSuite.Require();
        var exclusion = Exclusion.Table.Single(exclusion => exclusion.ToString() == row);
        var groups = suite.Groups.Where(exclusion.Covers).ToList();
        var outcomes = suite.Outcomes(Placement.Body).Where(outcome => exclusion.Covers(outcome.Group, outcome.Case)).ToList();

        Assert.NotEmpty(groups);
        if (exclusion.Fate == Fate.Refused)
        {
            Assert.All(groups, group => Assert.Equal([exclusion.Rule!], suite.Refusals(group)));
            Assert.Empty(outcomes);
        }
        else
        {
            Assert.NotEmpty(outcomes);
            Assert.All(outcomes, outcome => Assert.Equal(exclusion.Fate == Fate.Annotation, outcome.WasSent));
        }
    }

    [Fact]
    public void The_table_lists_nothing_twice()
    {
        JsonSchemaSuite.Require();
        var cases = suite.Groups.SelectMany(group => group.Cases.Select(asked => (group, asked)));

        Assert.DoesNotContain(cases, pair => Exclusion.Table.Count(exclusion => exclusion.Covers(pair.group, pair.asked)) > 1);
    }

    [Fact]
    public void The_suite_passes_as_a_whole()
    {
        JsonSchemaSuite.Require();
        var all = suite.Groups.Sum(group => group.Cases.Count);
        var passed = Counted().Count(outcome => outcome.IsOfficial);
        var excluded = all - Included().Count();

        SuiteSummary.Note(passed, Report(passed, all, excluded));
        Assert.NotEqual(0, passed);
        Assert.Equal(all - excluded, passed);
    }

    private IEnumerable<(SuiteGroup Group, SuiteCase Case)> Included() => suite.Groups
        .SelectMany(group => group.Cases.Select(asked => (group, asked)))
        .Where(pair => !Exclusion.Table.Any(exclusion => exclusion.Covers(pair.group, pair.asked)));

    private IEnumerable<SuiteOutcome> Counted() =>
        suite.Outcomes(Placement.Body).Where(outcome => !Exclusion.Table.Any(exclusion => exclusion.Covers(outcome.Group, outcome.Case)));

    private string Report(int passed, int all, int excluded)
    {
        var report = new StringBuilder(Text($"{passed} of {all} cases passed, {excluded} are excluded.\n\n"));
        foreach (var file in Counted().GroupBy(outcome => outcome.Group.File, StringComparer.Ordinal))
        {
            report.Append(Text($"{file.Key}: {file.Count(outcome => outcome.IsOfficial)}\n"));
        }

        report.Append("\nExcluded:\n");
        foreach (var exclusion in Exclusion.Table) report.Append(exclusion).Append('\n');
        return report.ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
