using System.Globalization;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Enrich;

/// <summary>One run of <c>enrich</c> from the input to the output: reads, asks, calls, writes.</summary>
/// <param name="remarks">Gets what is for a person: numbers and names of ours, never what is in the file.</param>
internal sealed class EnrichSession(EnrichRequest request, ServerSettings settings, ApiAccess access, ApiTool tool, TextWriter remarks)
{
    /// <summary>Asks the person at the terminal; null where there is none.</summary>
    public Func<string, bool>? Agree { get; init; }

    public bool IsTerminal { get; init; }

    /// <exception cref="SettingsException">The run cannot begin.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var concurrency = Concurrency();
        var input = CsvInput.Read(request.Input);
        var mapping = ColumnMapping.Read(tool.ProtocolTool, request.Maps, input.Columns);
        var plan = EnrichPlan.Make(tool, input, mapping);
        RefuseForeignOutput();
        using var journal = EnrichJournal.Open(request.Journal, $"{input.Hash} {tool.About.Name} {mapping.Text}");
        var calls = plan.Calls.Where(call => IsOpen(journal.Outcomes.GetValueOrDefault(call.Row))).ToList();
        var isAgreed = false;
        try
        {
            isAgreed = await AgreeAsync(new(plan, calls, await BalanceAsync(stop), request.IsDemo ? null : settings.Spending.MaxCredits));
        }
        finally
        {
            if (!isAgreed && journal.Outcomes.Count == 0) journal.Delete();
        }

        if (!isAgreed) return 1;
        var tally = new EnrichTally();
        string? stopped = null;
        if (calls.Count > 0)
        {
            await EnrichProgress.ShowAsync(calls.Count, tally, IsTerminal, async report =>
            {
                var run = new EnrichRun(tool.About, journal, TimeProvider.System, report);
                await run.RunAsync(calls, Math.Min(concurrency, calls.Count), stop);
                stopped = run.Stopped;
            });
        }

        return Finish(input, plan, journal, tally, stopped);
    }

    /// <summary>What an earlier run has not settled; what may have been charged only where the user wants it.</summary>
    private bool IsOpen(RowOutcome? outcome) => outcome is not { IsFinal: true } || (outcome.IsUncertain && request.RetriesUncertain);

    private int Finish(CsvInput input, EnrichPlan plan, EnrichJournal journal, EnrichTally tally, string? stopped)
    {
        var outcomes = Enumerable.Range(1, plan.RowCount).Select(row => plan.OutcomeOf(row, journal.Outcomes)).ToList();
        Write(input, outcomes);
        remarks.WriteLine($"This run: {tally}.");
        if (stopped is not null) remarks.WriteLine($"It ended early: {stopped}");
        if (outcomes.TrueForAll(outcome => outcome is { IsFinal: true, IsUncertain: false }))
        {
            journal.Delete();
            return 0;
        }

        remarks.WriteLine(Left(outcomes));
        return 1;
    }

    private void Write(CsvInput input, List<RowOutcome> outcomes)
    {
        var columns = ResultColumns.OfSchema(tool.ProtocolTool.OutputSchema);
        try
        {
            new CsvOutput(input, columns, request.Prefix ?? tool.About.Name + ".", request.IsExcelSafe).Write(request.Output, outcomes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"The output cannot be written ({FileFault.Reason(fault)}). Nothing is lost: the answers are in the journal beside it ({EnrichJournal.PartialSuffix}), and the same command writes them once it can.");
        }
    }

    private static string Left(List<RowOutcome> outcomes)
    {
        var uncertain = outcomes.Count(outcome => outcome.IsUncertain);
        var open = outcomes.Count(outcome => !outcome.IsFinal);
        return string.Create(CultureInfo.InvariantCulture, $"Rows without an answer: {open + uncertain}. The same command takes up {open} of them, and pays nothing twice")
            + (uncertain == 0 ? "." : string.Create(CultureInfo.InvariantCulture, $"; {uncertain} may have been charged, and are repeated with --retry-uncertain alone."));
    }

    private async Task<bool> AgreeAsync(CostPreview preview)
    {
        foreach (var line in preview.Lines()) await remarks.WriteLineAsync(line);
        if (preview.Calls.Count == 0 || preview.WorstCase == 0 || request.IsAgreed || request.IsDemo) return true;
        if (Agree is null) throw new SettingsException("Nobody can be asked here whether to spend that: add --yes.");
        if (Agree("Make these calls?")) return true;
        await remarks.WriteLineAsync("Nothing was sent.");
        return false;
    }

    private async Task<decimal?> BalanceAsync(CancellationToken cancellationToken)
    {
        if (request.IsDemo) return null;
        try
        {
            var balanceTool = access.Tools.Single(each => each.About.Name == ApiAccess.BalanceTool).About;
            return new LeadMagicCredits().Read(balanceTool, await LeadMagicServer.AskForCredits(access)(cancellationToken)).Balance;
        }
        catch (ApiFailureException)
        {
            return null;
        }
    }

    private int Concurrency()
    {
        var most = settings.Limits.MaxConcurrency;
        if (request.Concurrency is not { } asked) return most;
        return asked >= 1 && asked <= most
            ? asked
            : throw new SettingsException(string.Create(CultureInfo.InvariantCulture, $"--concurrency must be from 1 to {most}, which {LimitSettings.MaxConcurrencyName} sets."));
    }

    /// <summary>An output without a journal is complete, or somebody else's file: neither is to be overwritten, or paid for again.</summary>
    private void RefuseForeignOutput()
    {
        if (Path.GetFullPath(request.Input) == request.Output) throw new SettingsException("--out must name another file than the input.");
        if (File.Exists(request.Output) && !File.Exists(request.Journal)) throw new SettingsException("The file that --out names exists, and no run of it is unfinished. Name another, or remove it.");
    }
}
