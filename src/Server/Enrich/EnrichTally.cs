using System.Globalization;

namespace LeadMagic.Server.Enrich;

/// <summary>Counts what came of calls; from several threads.</summary>
internal sealed class EnrichTally
{
    private readonly Lock _lock = new();
    private readonly int[] _counts = new int[4];
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

    /// <summary>Numbers alone.</summary>
    public override string ToString()
    {
        lock (_lock)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{_counts[(int)RowStatus.Found]} found, {_counts[(int)RowStatus.NotFound]} not found, {_counts[(int)RowStatus.Failed]} failed, {_counts[(int)RowStatus.Skipped]} skipped, {_credits:0.####} credits");
        }
    }
}
