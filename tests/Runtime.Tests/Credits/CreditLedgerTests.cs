using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class CreditLedgerTests
{
    [Fact]
    public void The_cap_itself_can_be_spent_and_no_more()
    {
        var ledger = new CreditLedger(10);

        Assert.True(ledger.TryReserve(9.95m, out _));
        Assert.True(ledger.TryReserve(0.05m, out _));
        Assert.False(ledger.TryReserve(0.0000000001m, out var totals));
        Assert.Equal(new LedgerTotals(0, 0, 10), totals);
    }

    [Fact]
    public void A_settled_call_frees_what_it_did_not_cost()
    {
        var ledger = new CreditLedger(10);
        ledger.TryReserve(10, out _);

        Assert.Equal(new LedgerTotals(1, 0, 0), ledger.Settle(10, 1, isUncertain: false));
        Assert.True(ledger.TryReserve(9, out _));
        Assert.False(ledger.TryReserve(1, out _));
    }

    [Fact]
    public void A_settled_call_leaves_what_the_others_have_set_aside()
    {
        var ledger = new CreditLedger(10);
        ledger.TryReserve(4, out _);
        ledger.TryReserve(5, out _);

        Assert.Equal(new LedgerTotals(1, 0, 5), ledger.Settle(4, 1, isUncertain: false));
        Assert.False(ledger.TryReserve(5, out _));
    }

    [Fact]
    public void What_may_have_been_charged_counts_against_the_cap()
    {
        var ledger = new CreditLedger(10);
        ledger.TryReserve(6, out _);

        Assert.Equal(new LedgerTotals(6, 6, 0), ledger.Settle(6, 6, isUncertain: true));
        Assert.False(ledger.Allows(5, out _));
    }

    [Fact]
    public void Free_calls_go_on_when_everything_is_spent_or_overspent()
    {
        var ledger = new CreditLedger(1);
        ledger.TryReserve(1, out _);
        ledger.Settle(1, 5, isUncertain: false);

        Assert.True(ledger.TryReserve(0, out _));
        Assert.False(ledger.TryReserve(0.01m, out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_unknown_price_is_allowed_only_without_a_cap(bool isCapped) =>
        Assert.NotEqual(isCapped, new CreditLedger(isCapped ? decimal.MaxValue : null).TryReserve(null, out _));

    [Fact]
    public void A_cap_of_zero_forbids_every_paid_call() => Assert.False(new CreditLedger(0).TryReserve(0.01m, out _));

    [Fact]
    public void Tenths_add_up_exactly()
    {
        var ledger = new CreditLedger(null);
        for (var i = 0; i < 1000; i++) ledger.Settle(0, 0.1m, isUncertain: false);

        Assert.Equal(100m, ledger.Totals.Counted);
    }

    [Fact]
    public void An_absurd_price_stops_the_sum_and_nothing_else()
    {
        var ledger = new CreditLedger(10);
        ledger.Settle(0, decimal.MaxValue, isUncertain: true);
        ledger.Settle(0, decimal.MaxValue, isUncertain: true);

        Assert.Equal(new LedgerTotals(decimal.MaxValue, decimal.MaxValue, 0), ledger.Totals);
        Assert.False(ledger.Allows(1, out _));
    }

    [Fact]
    public void Reservations_at_the_same_time_never_exceed_the_cap()
    {
        var ledger = new CreditLedger(100);
        var reserved = 0;

        Parallel.For(0, 1000, _ =>
        {
            if (ledger.TryReserve(3, out var _)) Interlocked.Increment(ref reserved);
        });

        Assert.Equal(33, reserved);
        Assert.Equal(99, ledger.Totals.Reserved);
    }
}
