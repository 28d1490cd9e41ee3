using System.Globalization;

namespace LeadMagic.Server.Enrich;

/// <summary>What a run will do and may cost, for the question before it.</summary>
/// <param name="Calls">The calls that are still to be made.</param>
/// <param name="UncertainCount">The calls of an earlier run that may have been charged and are not made again.</param>
/// <param name="LeftCount">The calls that this run leaves for later.</param>
/// <param name="Balance">Credits left; null where it is not known.</param>
/// <param name="Cap">The most that may be spent; null for no cap.</param>
internal sealed record CostPreview(EnrichPlan Plan, IReadOnlyList<RowCall> Calls, int UncertainCount, int LeftCount, decimal? Balance, decimal? Cap)
{
    /// <summary>The most that all calls can cost; null where nothing bounds one of them.</summary>
    public decimal? WorstCase => Calls.Aggregate((decimal?)0, (sum, call) => sum + call.Call.WorstCase);

    public IEnumerable<string> Lines()
    {
        var all = Plan.Calls.Count();
        var duplicates = Plan.RowCount - Plan.InvalidCount - all;
        yield return $"{Count(Plan.RowCount, "row")}: {Count(Calls.Count, "call")} to make"
            + Part(all - Calls.Count - UncertainCount - LeftCount, "done before") + Part(LeftCount, "left for later (--limit)") + Part(UncertainCount, "that may have been charged (--retry-uncertain repeats them)")
            + Part(duplicates, "asking for the same as another row") + Part(Plan.InvalidCount, "that cannot be asked for (see the column leadmagic_error)");
        yield return (WorstCase is { } most ? $"At most {Number(most)} credits" : "Nothing bounds what they may cost")
            + (Balance is { } left ? $"; the balance is {Number(left)}." : "; the balance is not known.");
        if (Balance < WorstCase) yield return "That may be more than the balance: the run then stops, and can be taken up later.";
        if (Cap is { } cap && !(WorstCase <= cap)) yield return $"LEADMAGIC_MAX_CREDITS stops it at {Number(cap)} credits; it can be taken up later.";
    }

    private static string Part(int count, string what) => count == 0 ? "" : $", {Number(count)} {what}";

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
