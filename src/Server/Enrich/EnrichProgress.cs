using System.Globalization;
using Spectre.Console;

namespace LeadMagic.Server.Enrich;

/// <summary>Shows how far a run is, on standard error: a bar on a terminal, else a line for each tenth.</summary>
internal static class EnrichProgress
{
    /// <summary>How wide the bar is, in characters.</summary>
    private const int Width = 12;

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

    /// <summary>Drawn by hand in a live display: the library's own bar reads types at run time, which native code cannot.</summary>
    private static Task ShowBarAsync(int total, EnrichTally tally, Func<Action<RowOutcome>, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Live(new Text(Bar(0, total, tally))).StartAsync(display => work(outcome =>
        {
            tally.Add(outcome);
            display.UpdateTarget(new Text(Bar(tally.Done, total, tally)));
        }));
    }

    internal static string Bar(int done, int total, EnrichTally tally)
    {
        var filled = Width * done / total;
        return string.Create(CultureInfo.InvariantCulture, $"{new string('━', filled)}{new string('─', Width - filled)} {done} of {total}: {tally}");
    }
}
