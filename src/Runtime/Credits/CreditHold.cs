namespace OpenApiMcp.Runtime.Credits;

/// <summary>
/// Credits that are set aside for the steps of one call before the first of them is made, so that calls side by side cannot take them from each other.
/// Disposing it frees what the steps left.
/// </summary>
internal sealed class CreditHold(CreditLedger ledger, decimal credits) : IDisposable
{
    private readonly Lock _lock = new();
    private bool _isOver;

    /// <summary>What is set aside and belongs to no step.</summary>
    public decimal Left { get; private set; } = credits;

    /// <summary>Hands credits over to a step; false where fewer are left.</summary>
    public bool TryTake(decimal? worstCase)
    {
        lock (_lock)
        {
            if (_isOver || !(worstCase <= Left)) return false;
            Left -= worstCase.Value;
            return true;
        }
    }

    /// <summary>Takes back what a step did not spend of what it took. A step may end after its call, when another call shares it.</summary>
    /// <returns>How much stays set aside in the ledger.</returns>
    public decimal Return(decimal worstCase, decimal cost)
    {
        lock (_lock)
        {
            var unspent = _isOver ? 0 : Math.Max(0, worstCase - cost);
            Left += unspent;
            return unspent;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (!_isOver) ledger.Free(Left);
            _isOver = true;
            Left = 0;
        }
    }
}
