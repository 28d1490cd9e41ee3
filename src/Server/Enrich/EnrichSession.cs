using System.Globalization;
using LeadMagic.Server.Configuration;
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
        var input = CsvInput.Read(request.Input, request.Encoding);
        var mapping = ColumnMapping.Read(tool.ProtocolTool, request.Maps, input.Columns, request.Constants);
        var choice = new ResultChoice(request.Columns);
        var plan = EnrichPlan.Make(tool, input, mapping);
        plan.RequireCalls(tool, mapping);
        RefuseForeignOutput();
        using var journal = request.IsDryRun && !File.Exists(request.Journal) ? null : EnrichJournal.Open(request.Journal, $"{input.Hash} {tool.About.Name} {mapping.Text}");
        var preview = Preview(plan, journal?.Outcomes ?? new Dictionary<int, RowOutcome>());
        if (input.Encoding is { } encoding) await remarks.WriteLineAsync($"The input is read as {encoding}. Where its letters come out wrong, name its encoding with --encoding.");
        if (journal is null || request.IsDryRun) return await DryRunAsync(preview);
        var isAgreed = false;
        try
        {
            // Without a call to make, what an earlier run has found is written even where the API cannot be reached.
            if (!request.IsDemo && preview.Calls.Count > 0) preview = preview with { Balance = await BalanceCheck.RunAsync(access, stop) };
            isAgreed = await AgreeAsync(preview, stop);
            if (!isAgreed) return EnrichEnd.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await remarks.WriteLineAsync("\nStopped. Nothing was sent.");
            return EnrichEnd.Interrupted;
        }
        finally
        {
            if (!isAgreed && journal.Outcomes.Count == 0) journal.Delete();
        }

        var tally = new EnrichTally();
        string? stopped = null;
        if (preview.Calls is { Count: > 0 } calls)
        {
            await EnrichProgress.ShowAsync(calls.Count, tally, IsTerminal, async display =>
            {
                var run = new EnrichRun(tool.About, journal, TimeProvider.System, display);
                await run.RunAsync(calls, Math.Min(concurrency, calls.Count), stop);
                stopped = run.Stopped;
            });
        }

        if (preview.LeftCount > 0) stopped ??= "--limit was reached";
        return Finish(input, plan, journal, tally, choice, stopped);
    }

    private CostPreview Preview(EnrichPlan plan, IReadOnlyDictionary<int, RowOutcome> outcomes)
    {
        var open = plan.Calls.Where(call => IsOpen(outcomes.GetValueOrDefault(call.Row))).ToList();
        var uncertain = plan.Calls.Count(call => outcomes.GetValueOrDefault(call.Row) is { IsUncertain: true } outcome && !IsOpen(outcome));
        var calls = open.GetRange(0, Math.Min(open.Count, request.Limit ?? open.Count));
        return new(plan, calls, uncertain, open.Count - calls.Count, Balance: null, request.IsDemo ? null : settings.Spending.MaxCredits);
    }

    private async Task<int> DryRunAsync(CostPreview preview)
    {
        foreach (var line in preview.Lines()) await remarks.WriteLineAsync(line);
        if (preview.Plan.InvalidCount > 0) await remarks.WriteLineAsync($"Rows that cannot be asked for: {string.Join(", ", preview.Plan.InvalidRows)}.");
        await remarks.WriteLineAsync("Nothing was sent, and nothing was written.");
        return 0;
    }

    /// <summary>What an earlier run has not settled; what may have been charged only where the user wants it.</summary>
    private bool IsOpen(RowOutcome? outcome) => outcome is not { IsFinal: true } || (outcome.IsUncertain && request.RetriesUncertain);

    private int Finish(CsvInput input, EnrichPlan plan, EnrichJournal journal, EnrichTally tally, ResultChoice choice, string? stopped)
    {
        var end = new EnrichEnd([.. Enumerable.Range(1, plan.RowCount).Select(row => plan.OutcomeOf(row, journal.Outcomes))], stopped);
        Write(input, choice, end.Outcomes);
        remarks.WriteLine($"This run: {tally}.");
        foreach (var line in end.Lines()) remarks.WriteLine(line);
        if (!end.IsFinished) return end.ExitCode;
        if (choice.FindUnknown(ResultColumns.NamesOf(tool.ProtocolTool.OutputSchema), end.Outcomes) is { Count: > 0 } unknown)
        {
            // Paid for and not written: without the journal it would be lost.
            remarks.WriteLine($"No result has what --columns names (name {string.Join(", ", unknown)}). The journal ({EnrichJournal.PartialSuffix}) still has all results: the same command with other --columns writes them.");
            return EnrichEnd.Failed;
        }

        journal.Delete();
        return 0;
    }

    private void Write(CsvInput input, ResultChoice choice, IReadOnlyList<RowOutcome> outcomes)
    {
        var columns = ResultColumns.OfSchema(tool.ProtocolTool.OutputSchema);
        try
        {
            new CsvOutput(input, columns, request.Prefix ?? tool.About.Name + ".", request.IsExcelSafe, choice).Write(request.Output, outcomes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException(
                $"The output cannot be written ({FileFault.Reason(fault)}). Nothing is lost: the answers are in the journal beside it ({EnrichJournal.PartialSuffix}), and the same command writes them once it can.");
        }
    }

    private async Task<bool> AgreeAsync(CostPreview preview, CancellationToken stop)
    {
        foreach (var line in preview.Lines()) await remarks.WriteLineAsync(line);
        if (preview.Calls.Count == 0 || preview.WorstCase == 0 || request.IsAgreed || request.IsDemo) return true;
        if (Agree is null) throw new SettingsException("There is no terminal here to ask you whether to spend that: add --yes to agree to it.");
        if (await Task.Run(() => Agree("Make these calls?"), stop).WaitAsync(stop)) return true; // reading a terminal knows no stop
        await remarks.WriteLineAsync("Nothing was sent.");
        return false;
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
