using OpenApiMcp.Schema.Tests.Suite;

[assembly: AssemblyFixture(typeof(SuiteRun))]

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>The whole suite, asked once for all tests: each case is a call of a tool, as the SDK would make it.</summary>
public sealed class SuiteRun : IAsyncLifetime
{
    private readonly List<SuiteOutcome> _outcomes = [];
    private readonly Dictionary<SuiteGroup, IReadOnlyList<string>> _refusals = [];

    internal IReadOnlyList<SuiteGroup> Groups { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (JsonSchemaSuite.Find() is not { } folder) return;
        Groups = SuiteGroup.ReadAll(folder);
        var written = Groups.Select(SuiteDocument.InBody).Concat(Groups.Select(SuiteDocument.InComponents).OfType<SuiteDocument>()).ToList();
        var compiled = await SuiteCalls.AskAsync(written, _outcomes);
        foreach (var document in written.Where(document => document.Placement == Placement.Body)) _refusals.Add(document.Group, compiled.Refusals(document));

        var inBody = written.Where(document => document.Placement == Placement.Body && compiled.Refusals(document).Count == 0);
        await SuiteCalls.AskAsync([.. inBody.Select(document => SuiteDocument.AsPublished(document.Group, compiled.InputSchema(document)))], _outcomes);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>One outcome for each case of the groups that have a tool.</summary>
    internal IEnumerable<SuiteOutcome> Outcomes(Placement placement) => _outcomes.Where(outcome => outcome.Document.Placement == placement);

    /// <summary>The ids of the rules that keep a group's schema out.</summary>
    internal IReadOnlyList<string> Refusals(SuiteGroup group) => _refusals[group];
}
