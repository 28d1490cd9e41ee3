namespace LeadMagic.Server.Enrich;

/// <summary>Keeps what a run does, so that it outlives the process.</summary>
internal interface IEnrichJournal
{
    /// <summary>Notes that a call begins; it is kept when this returns.</summary>
    /// <param name="worstCase">What it may cost.</param>
    /// <exception cref="IOException">It could not be kept: the call must not be made.</exception>
    void Begin(int row, decimal worstCase);

    /// <summary>Notes what came of a call; it is kept when this returns.</summary>
    /// <exception cref="IOException">It is kept in this process alone.</exception>
    void End(int row, RowOutcome outcome);
}
