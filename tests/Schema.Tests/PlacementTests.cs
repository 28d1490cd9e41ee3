using OpenApiMcp.Schema.Tests.Suite;

namespace OpenApiMcp.Schema.Tests;

/// <summary>A schema means the same wherever it stands: what the suite's schemas allow does not depend on their place.</summary>
public sealed class PlacementTests(SuiteRun suite)
{
    [Fact]
    public void Under_components_a_schema_allows_the_same_values()
    {
        JsonSchemaSuite.Require();
        Assert.Empty(Differences(Placement.Component, out var compared));
        Assert.True(compared > 1500, $"Only {compared} cases were compared.");
    }

    [Fact]
    public void The_input_schema_that_clients_see_allows_the_same_values()
    {
        JsonSchemaSuite.Require();
        Assert.Empty(Differences(Placement.Published, out var compared));
        Assert.Equal(suite.Outcomes(Placement.Body).Count(), compared);
    }

    private List<string> Differences(Placement placement, out int compared)
    {
        var expected = suite.Outcomes(Placement.Body).ToDictionary(outcome => outcome.Case, outcome => outcome.WasSent);
        var outcomes = suite.Outcomes(placement).ToList();
        compared = outcomes.Count;
        return outcomes.Where(outcome => outcome.WasSent != expected[outcome.Case]).Select(outcome => outcome.ToString()).ToList();
    }
}
