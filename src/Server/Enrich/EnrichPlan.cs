using System.Globalization;
using LeadMagic.Server.Configuration;
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

    /// <summary>The rows that cannot be asked for, counted from 1.</summary>
    public IEnumerable<int> InvalidRows => Enumerable.Range(1, RowCount).Where(row => _problems[row - 1] is not null);

    /// <exception cref="SettingsException">No row gives a call: the mapping is wrong, and nothing is to be written.</exception>
    public void RequireCalls(ApiTool tool, ColumnMapping mapping)
    {
        if (InvalidCount < RowCount) return;
        var cause = MissingArguments.Find(tool, mapping.Arguments) is { } missing
            ? $"--map does not give all that {tool.About.Name} needs: {missing}. Add a --map or a --set for what is missing."
            : string.Create(CultureInfo.InvariantCulture, $"None of the {RowCount} rows can be asked for. Row 1: {_problems[0]}. See that each --map names the right column.");
        throw new SettingsException($"{cause} Nothing was sent, and nothing was written.");
    }

    public static EnrichPlan Make(ApiTool tool, CsvInput input, ColumnMapping mapping)
    {
        var calls = new RowCall?[input.Rows.Count];
        var problems = new string?[input.Rows.Count];
        var byIdentity = new Dictionary<string, RowCall>(StringComparer.Ordinal);
        for (var i = 0; i < input.Rows.Count; i++)
        {
            if (!DirectCall.TryBuild(tool, mapping.ArgumentsOf(input.Rows[i]), out var call, out var found))
            {
                problems[i] = RowProblem.Write(found);
                continue;
            }

            if (mapping.IsEmpty(input.Rows[i]))
            {
                problems[i] = "no value in any column that --map names"; // constants alone would be paid for without the row
                continue;
            }

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
        if (_calls[row - 1] is not { } call) return new(RowStatus.NoInput, Error: _problems[row - 1]);
        var outcome = outcomes.GetValueOrDefault(call.Row) ?? new RowOutcome(RowStatus.Skipped);
        return call.Row == row ? outcome : outcome with { Credits = 0 }; // paid once, with the first row that asked for it
    }
}

/// <summary>A call, and the first row that asks for it, counted from 1.</summary>
internal sealed record RowCall(int Row, DirectCall Call);
