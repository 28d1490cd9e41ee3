namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Credits that are set aside for the steps of one call before the first of them is made, so that calls side by side cannot take them from each other.
/// Disposing it frees what the steps left.
/// </summary>
internal sealed class CreditHold(CreditLedger ledger, decimal credits) : IDisposable
{
    /// <summary>What is set aside and belongs to no step.</summary>
    public decimal Left { get; private set; } = credits;

    /// <summary>Hands credits over to a step; false where fewer are left.</summary>
    public bool TryTake(decimal? worstCase)
    {
        if (!(worstCase <= Left)) return false;
        Left -= worstCase.Value;
        return true;
    }

    /// <summary>Takes back what a step did not spend of what it took; the ledger has freed it already.</summary>
    public void Return(decimal? worstCase, decimal cost)
    {
        var unspent = Math.Max(0, (worstCase ?? 0) - cost);
        if (ledger.TryReserve(unspent, out _)) Left += unspent;
    }

    public void Dispose()
    {
        ledger.Free(Left);
        Left = 0;
    }
}
