using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Enrich;

/// <summary>The calls that a file asks for: rows that ask for the same share one, and rows that cannot be asked for have none.</summary>
internal sealed class EnrichPlan
{
    private readonly RowCall?[] _calls;
    private readonly string?[] _problems;

    private EnrichPlan(RowCall?[] calls, string?[] problems) => (_calls, _problems) = (calls, problems);

    /// <summary>Each distinct call once, in the order of its first row.</summary>
    public IEnumerable<RowCall> Calls => _calls.Where((call, index) => call?.Row == index + 1).OfType<RowCall>();

    public int RowCount => _calls.Length;

    public int InvalidCount => _problems.Count(problem => problem is not null);

    public static EnrichPlan Make(ApiTool tool, CsvInput input, ColumnMapping mapping)
    {
        var calls = new RowCall?[input.Rows.Count];
        var problems = new string?[input.Rows.Count];
        var byIdentity = new Dictionary<string, RowCall>(StringComparer.Ordinal);
        for (var i = 0; i < input.Rows.Count; i++)
        {
            if (!DirectCall.TryBuild(tool, mapping.ArgumentsOf(input.Rows[i]), out var call, out problems[i])) continue;
            if (!byIdentity.TryGetValue(call.Identity, out var first)) byIdentity.Add(call.Identity, first = new RowCall(i + 1, call));
            calls[i] = first;
        }

        return new(calls, problems);
    }

    /// <summary>What stands in the output for a row.</summary>
    /// <param name="row">Counted from 1.</param>
    /// <param name="outcomes">What came of the calls so far, by their first row.</param>
    public RowOutcome OutcomeOf(int row, IReadOnlyDictionary<int, RowOutcome> outcomes)
    {
        if (_calls[row - 1] is not { } call) return new(RowStatus.Failed, Error: _problems[row - 1]);
        var outcome = outcomes.GetValueOrDefault(call.Row) ?? new RowOutcome(RowStatus.Skipped);
        return call.Row == row ? outcome : outcome with { Credits = 0 }; // paid once, with the first row that asked for it
    }
}

/// <summary>A call, and the first row that asks for it, counted from 1.</summary>
internal sealed record RowCall(int Row, DirectCall Call);
