using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>The session's account: lets a call begin or refuses it, counts it when it has ended, and writes the receipts.</summary>
internal sealed class CreditAccount(CreditOptions options)
{
    private readonly CreditLedger _ledger = new(options.MaxCredits);
    private readonly LatestBalance _balance = new();
    private readonly PaymentStop _stop = new(options.TimeProvider, options.StopTime);
    private readonly ILogger _log = options.Logger;
    private long _requests;

    public decimal Counted => _ledger.Totals.Counted;

    public decimal? Balance => _balance.Credits;

    /// <summary>Refuses a call that could not begin now; the user need not be asked about it.</summary>
    /// <exception cref="ApiFailureException">Credits have run out, or the call could exceed the cap.</exception>
    public void Check(ToolDefinition tool, decimal? worstCase)
    {
        if (worstCase == 0) return;
        CheckStop(tool);
        if (!_ledger.Allows(worstCase, out var totals)) throw OverCap(tool, worstCase, totals);
    }

    /// <summary>Sets the worst case aside.</summary>
    /// <exception cref="ApiFailureException"><inheritdoc cref="Check"/></exception>
    /// <param name="hold">What is set aside already for the call that this one is a step of; null for a call of its own.</param>
    public OpenCall Begin(ToolDefinition tool, decimal? worstCase, CreditHold? hold = null)
    {
        if (worstCase != 0) CheckStop(tool);
        if (hold?.TryTake(worstCase) != true)
        {
            hold = null;
            if (!_ledger.TryReserve(worstCase, out var totals)) throw OverCap(tool, worstCase, totals);
        }

        return new OpenCall(tool, worstCase, Interlocked.Increment(ref _requests)) { Hold = hold };
    }

    /// <summary>Sets aside what the steps of a call may cost together.</summary>
    /// <exception cref="ApiFailureException"><inheritdoc cref="Check"/></exception>
    public CreditHold Hold(ToolDefinition tool, decimal most)
    {
        if (!_ledger.TryReserve(most, out var totals)) throw OverCap(tool, most, totals);
        return new CreditHold(_ledger, most);
    }

    /// <summary>Counts a call that was answered, with success or not.</summary>
    public Receipt End(OpenCall call, ApiResponse answer)
    {
        var said = Read(call.Tool, answer);
        if (said.Balance is { } balance) _balance.Note(call.Number, balance);
        if (answer.Status == 402)
        {
            _stop.Begin(call.Number);
            _log.PaymentStop(call.Tool.Name, options.StopTime.TotalSeconds);
        }
        else if (said is { IsBalanceRead: true, Balance: > 0 } && _stop.End(call.Number))
        {
            _log.PaymentStopEnded();
        }

        return Settle(call, Settlement.Of(answer, said, call.WorstCase), said.IsPassing);
    }

    /// <summary>Counts a call without a complete answer.</summary>
    public Receipt End(OpenCall call, ApiFailureException failure)
    {
        var said = failure.Response is { } response ? Read(call.Tool, response) : default;
        return Settle(call, Settlement.OfFailure(failure.MayHaveRun, said, call.WorstCase));
    }

    /// <summary>Counts a call of which nothing came.</summary>
    public Receipt End(OpenCall call, bool mayHaveRun) => Settle(call, Settlement.OfFailure(mayHaveRun, default, call.WorstCase));

    /// <summary>The receipt of a call that sent nothing.</summary>
    public Receipt Free() => new() { Cost = 0, SessionTotal = Counted, Remaining = Balance };

    /// <summary>The answer with the receipt of a call that found it in memory.</summary>
    public ApiResponse Remembered(ToolDefinition tool, RememberedAnswer answer)
    {
        _log.Remembered(tool.Name);
        var receipt = Free() with { Age = answer.Age };
        Tell(tool.Name, receipt);
        return answer.Response.With(receipt);
    }

    /// <summary>A call that was not sent.</summary>
    public ApiFailureException Refusal(string text) => new(text) { Receipt = Free() };

    private AnswerCredits Read(ToolDefinition tool, ApiResponse response)
    {
        var said = options.Reader.Read(tool, response);
        if (said.IsUnreadable) _log.CostUnreadable(tool.Name);
        return said;
    }

    private void CheckStop(ToolDefinition tool)
    {
        if (_stop.Left is not { } left) return;
        _log.PaymentStopped(tool.Name, Math.Ceiling(left.TotalSeconds));
        throw Refusal(CreditTexts.Stopped(tool, left, options));
    }

    private ApiFailureException OverCap(ToolDefinition tool, decimal? worstCase, LedgerTotals totals)
    {
        _log.BudgetStop(tool.Name, worstCase, options.MaxCredits, totals.Counted, totals.Reserved);
        return Refusal(CreditTexts.OverCap(tool, worstCase, totals, options));
    }

    private Receipt Settle(OpenCall call, Settlement settlement, bool isPassing = false)
    {
        var (cost, isReckoned, isUncertain) = settlement;
        var kept = call.Hold?.Return(call.WorstCase ?? 0, cost ?? 0) ?? 0;
        var totals = _ledger.Settle(call.WorstCase - kept, cost ?? 0, isUncertain);
        if (isUncertain) _log.CostUncertain(call.Tool.Name, cost, totals.Counted);
        else if (isReckoned) _log.CostReckoned(call.Tool.Name, cost, totals.Counted);
        else _log.Charged(call.Tool.Name, cost, totals.Counted);
        if (cost > call.WorstCase) _log.CostAboveWorstCase(call.Tool.Name, cost, call.WorstCase);
        var receipt = new Receipt { Cost = cost, SessionTotal = totals.Counted, Remaining = Balance, IsReckoned = isReckoned, IsUncertain = isUncertain, IsPassing = isPassing };
        if (cost != 0 || call.WorstCase != 0) Tell(call.Tool.Name, receipt);
        return receipt;
    }

    /// <summary>A watcher that fails must not cost the response that it would note.</summary>
    private void Tell(string tool, Receipt receipt)
    {
        try
        {
            options.Watcher?.Settled(tool, receipt);
        }
        catch (Exception fault)
        {
            _log.WatcherFailed(ExceptionNames.Of(fault));
        }
    }
}

/// <summary>A call that has begun.</summary>
/// <param name="WorstCase">What is set aside for it.</param>
/// <param name="Number">A later call has a higher number.</param>
internal sealed record OpenCall(ToolDefinition Tool, decimal? WorstCase, long Number)
{
    /// <summary>Where <see cref="WorstCase"/> was taken from, and goes back to; null for a call of its own.</summary>
    public CreditHold? Hold { get; init; }
}
