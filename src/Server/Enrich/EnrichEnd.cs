using System.Globalization;

namespace LeadMagic.Server.Enrich;

/// <summary>How a run ended: what to tell the person, and the exit code for a script.</summary>
/// <param name="Outcomes">What came of each row.</param>
/// <param name="Stopped">Why the run ended before its end; null where it did not.</param>
internal sealed record EnrichEnd(IReadOnlyList<RowOutcome> Outcomes, string? Stopped)
{
    /// <summary>Calls failed, or may have been charged without a result.</summary>
    public const int Failed = 1;

    /// <summary>Rows are open because the run was stopped: the same command goes on.</summary>
    public const int Interrupted = 3;

    private int Uncertain => Outcomes.Count(outcome => outcome.IsUncertain);

    private int Open => Outcomes.Count(outcome => !outcome.IsFinal);

    /// <summary>Nothing is left to do for any row.</summary>
    public bool IsFinished => Open + Uncertain == 0;

    public int ExitCode => IsFinished ? 0 : Stopped is null ? Failed : Interrupted;

    public IEnumerable<string> Lines()
    {
        if (Stopped is not null) yield return $"It ended early: {Stopped}";
        var results = Outcomes.Count(outcome => outcome.Status is RowStatus.Found or RowStatus.NotFound && !outcome.IsUncertain);
        yield return string.Create(CultureInfo.InvariantCulture, $"{Outcomes.Count} {(Outcomes.Count == 1 ? "row" : "rows")}: {results} {(results == 1 ? "has" : "have")} a result")
            + Part(Outcomes.Count(outcome => outcome.Status == RowStatus.NoInput), "cannot be asked for") + Part(Outcomes.Count(outcome => outcome.Status == RowStatus.Refused), "refused by the API")
            + Part(Uncertain, "may have been charged") + Part(Open, Open == 1 ? "is open" : "are open") + ".";
        if (Open > 0) yield return "The same command takes up what is open, and pays nothing twice.";
        if (Uncertain > 0) yield return $"Rows that may have been charged are repeated only with --retry-uncertain. To leave them as they are, delete the journal beside the output ({EnrichJournal.PartialSuffix}).";
    }

    private static string Part(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {count} {what}");
}
