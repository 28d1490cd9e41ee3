using OpenApiMcp.Schema.Tests.Suite;

namespace OpenApiMcp.Schema.Tests;

/// <summary>Holds the emitted code to our own cases: OpenAPI's formats and dialects, exact numbers, patterns.</summary>
public sealed class OwnSuiteTests
{
    /// <summary>Files in the format of the suite: what it does not ask about, and OpenAPI's dialects.</summary>
    private static readonly string Folder = RepositoryPaths.At("tests/Schema.Tests/Own");

    public static TheoryData<string> Files() => [.. SuiteGroup.ReadAll(Folder).Select(group => group.File).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_case_of_a_file_has_the_stated_outcome(string file)
    {
        var documents = SuiteGroup.ReadAll(Folder).Where(group => group.File == file).Select(group => SuiteDocument.InComponents(group)!).ToList();
        var outcomes = new List<SuiteOutcome>();
        var compiled = await SuiteCalls.AskAsync(documents, outcomes);

        Assert.Empty(documents.SelectMany(compiled.Refusals));
        Assert.Equal(documents.Sum(document => document.Group.Cases.Count), outcomes.Count);
        Assert.Empty(outcomes.Where(outcome => !outcome.IsOfficial).Select(outcome => outcome.ToString()));
    }
}
