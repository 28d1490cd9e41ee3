namespace LeadMagic.Server.Enrich;

/// <summary>Writes a line at the beginning and at each tenth of a run: for files, pipes and terminals that cannot go back over a line.</summary>
internal sealed class ProgressLines : IEnrichDisplay
{
    private readonly Lock _gate = new();
    private readonly int _total;
    private readonly EnrichTally _tally;
    private readonly TextWriter _output;
    private int _shown;

    public ProgressLines(int total, EnrichTally tally, TextWriter output)
    {
        (_total, _tally, _output) = (total, tally, output);
        output.WriteLine(EnrichProgress.Text(total, tally));
    }

    public void Report(RowOutcome outcome)
    {
        _tally.Add(outcome);
        lock (_gate)
        {
            var tenth = _tally.Done * 10 / _total;
            if (tenth <= _shown) return;
            _shown = tenth;
            _output.WriteLine(EnrichProgress.Text(_total, _tally));
        }
    }

    public void Say(string line)
    {
        lock (_gate) _output.WriteLine(line);
    }
}
