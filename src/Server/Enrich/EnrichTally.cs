using System.Globalization;

namespace LeadMagic.Server.Enrich;

/// <summary>Counts what came of calls; from several threads.</summary>
internal sealed class EnrichTally
{
    private readonly Lock _lock = new();
    private readonly int[] _counts = new int[Enum.GetValues<RowStatus>().Length];
    private decimal _credits;

    public void Add(RowOutcome outcome)
    {
        lock (_lock)
        {
            _counts[(int)outcome.Status]++;
            _credits += outcome.Credits;
        }
    }

    public int Done
    {
        get
        {
            lock (_lock) return _counts.Sum();
        }
    }

    /// <summary>Numbers alone; short, so that a line of 80 characters holds it.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{_counts[(int)RowStatus.Found]} found, {_counts[(int)RowStatus.NotFound]} not found")
                + Part(RowStatus.Refused, "refused") + Part(RowStatus.Failed, "failed") + Part(RowStatus.NoInput, "not sent") + Part(RowStatus.Skipped, "skipped")
                + string.Create(CultureInfo.InvariantCulture, $", {_credits:0.####} credits");
        }
    }

    private string Part(RowStatus status, string what) => _counts[(int)status] is > 0 and var count ? string.Create(CultureInfo.InvariantCulture, $", {count} {what}") : "";
}
