using Spectre.Console;

namespace LeadMagic.Server.Enrich;

/// <summary>Draws a bar with the numbers behind it and keeps it up to date.</summary>
internal sealed class ProgressBar : IEnrichDisplay
{
    private readonly IAnsiConsole _console;
    private readonly int _total;
    private readonly EnrichTally _tally;
    private readonly ProgressTask _task;

    private ProgressBar(IAnsiConsole console, int total, EnrichTally tally, ProgressTask task) => (_console, _total, _tally, _task) = (console, total, tally, task);

    public static Task ShowAsync(IAnsiConsole console, int total, EnrichTally tally, Func<IEnrichDisplay, Task> work) =>
        console.Progress()
            .Columns(new ProgressBarColumn { Width = 12 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context => work(new ProgressBar(console, total, tally, context.AddTask(EnrichProgress.Text(total, tally), maxValue: total))));

    public void Report(RowOutcome outcome)
    {
        _tally.Add(outcome);
        _task.Description = EnrichProgress.Text(_total, _tally);
        _task.Increment(1);
    }

    public void Say(string line) => _console.WriteLine(line);
}
