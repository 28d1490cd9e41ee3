namespace OpenApiMcp.Runtime.Credits;

/// <summary>Counts what a session has spent and what its running calls may still spend, and keeps both together below a cap.</summary>
/// <param name="cap">The most that may be spent; null for no cap.</param>
internal sealed class CreditLedger(decimal? cap)
{
    private readonly Lock _lock = new();
    private LedgerTotals _totals;

    public LedgerTotals Totals
    {
        get
        {
            lock (_lock) return _totals;
        }
    }

    /// <summary>True when a call that costs up to this much would stay below the cap.</summary>
    public bool Allows(decimal? worstCase, out LedgerTotals totals)
    {
        lock (_lock)
        {
            totals = _totals;
            return cap is null || worstCase == 0 || worstCase <= totals.LeftOf(cap.Value);
        }
    }

    /// <summary>Sets the amount aside if it is allowed; what is asked and what is set aside cannot come apart.</summary>
    public bool TryReserve(decimal? worstCase, out LedgerTotals totals)
    {
        lock (_lock)
        {
            if (!Allows(worstCase, out totals)) return false;
            _totals = _totals with { Reserved = Sum(_totals.Reserved, worstCase ?? 0) };
            return true;
        }
    }

    /// <summary>Puts what a call cost in place of what was set aside for it.</summary>
    /// <param name="isUncertain">True when the cost is not known to have been charged.</param>
    public LedgerTotals Settle(decimal? reserved, decimal cost, bool isUncertain)
    {
        lock (_lock)
        {
            return _totals = new LedgerTotals(
                Sum(_totals.Counted, cost),
                isUncertain ? Sum(_totals.Uncertain, cost) : _totals.Uncertain,
                Math.Max(0, _totals.Reserved - (reserved ?? 0)));
        }
    }

    /// <summary>Gives up what was set aside.</summary>
    public void Free(decimal reserved)
    {
        lock (_lock) _totals = _totals with { Reserved = Math.Max(0, _totals.Reserved - reserved) };
    }

    /// <summary>An absurd price stops the sum and not the answer that says it.</summary>
    private static decimal Sum(decimal total, decimal credits) => credits > decimal.MaxValue - total ? decimal.MaxValue : total + credits;
}

/// <summary>The state of a <see cref="CreditLedger"/>.</summary>
/// <param name="Counted">All that was spent or may have been.</param>
/// <param name="Uncertain">The part of it that is not known to have been charged.</param>
/// <param name="Reserved">What the running calls may cost.</param>
internal readonly record struct LedgerTotals(decimal Counted, decimal Uncertain, decimal Reserved)
{
    /// <summary>What of a cap a further call may cost; negative when running calls cost more than was reckoned.</summary>
    public decimal LeftOf(decimal cap) => Math.Max(0, cap - Counted) - Reserved;
}
