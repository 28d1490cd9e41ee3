using System.Globalization;
using Spectre.Console;

namespace LeadMagic.Server.Enrich;

/// <summary>Shows how far a run is, on standard error: a bar on a terminal that can draw one, else a line for each tenth.</summary>
internal static class EnrichProgress
{
    /// <param name="work">Gets what to tell after each call.</param>
    public static Task ShowAsync(int total, EnrichTally tally, bool isTerminal, Func<IEnrichDisplay, Task> work)
    {
        if (isTerminal)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            if (console.Profile.Capabilities.Ansi) return ProgressBar.ShowAsync(console, total, tally, work);
        }

        return work(new ProgressLines(total, tally, Console.Error));
    }

    internal static string Text(int total, EnrichTally tally) => string.Create(CultureInfo.InvariantCulture, $"{tally.Done} of {total}: {tally}");
}
