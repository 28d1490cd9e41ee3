namespace LeadMagic.Server.Enrich;

/// <summary>Shows a person how far a run is; from several threads.</summary>
internal interface IEnrichDisplay
{
    /// <summary>A call has ended.</summary>
    void Report(RowOutcome outcome);

    /// <summary>Shows a line that stays.</summary>
    void Say(string line);
}
