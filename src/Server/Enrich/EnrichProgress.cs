using System.Globalization;
using Spectre.Console;

namespace LeadMagic.Server.Enrich;

/// <summary>Shows how far a run is, on standard error: a bar on a terminal, else a line for each tenth.</summary>
internal static class EnrichProgress
{
    /// <param name="work">Gets what to tell after each call.</param>
    public static Task ShowAsync(int total, EnrichTally tally, bool isTerminal, Func<Action<RowOutcome>, Task> work) =>
        isTerminal ? ShowBarAsync(total, tally, work) : work(Lines(total, tally, Console.Error));

    internal static Action<RowOutcome> Lines(int total, EnrichTally tally, TextWriter output)
    {
        var gate = new Lock();
        var shown = 0;
        return outcome =>
        {
            tally.Add(outcome);
            lock (gate)
            {
                var tenth = tally.Done * 10 / total;
                if (tenth <= shown) return;
                shown = tenth;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally.Done} of {total}: {tally}"));
            }
        };
    }

    private static Task ShowBarAsync(int total, EnrichTally tally, Func<Action<RowOutcome>, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn()).StartAsync(context =>
        {
            var task = context.AddTask("", maxValue: total);
            return work(outcome =>
            {
                tally.Add(outcome);
                task.Value = tally.Done;
                task.Description = tally.ToString();
            });
        });
    }
}
