using Spectre.Console;

namespace LeadMagic.Server.Install;

/// <summary>Colours, choices and a hidden key, for a person at a terminal.</summary>
internal sealed class SpectreTerminal(IAnsiConsole console) : IInstallTerminal
{
    /// <summary>Wider than any path: the terminal breaks lines itself, and what is copied from it has no break.</summary>
    private const int Unbroken = 10_000;

    public bool CanAsk => true;

    public void Say(string line) => Write(line, line switch
    {
        ['+', ..] => Color.Green,
        ['-', ..] => Color.Red,
        _ => Color.Default,
    });

    public void Warn(string line) => Write(line, Color.Yellow);

    public bool Confirm(string question)
    {
        console.Write($"{question} [y/N] ");
        var isYes = console.Input.ReadKey(intercept: true)?.Key == ConsoleKey.Y;
        console.WriteLine(isYes ? "yes" : "no");
        return isYes;
    }

    public IReadOnlyList<int> Choose(string question, IReadOnlyList<string> choices) => new ChoiceList(question, choices).Show(console);

    public string AskKey(string question)
    {
        console.Write($"{question} ");
        var typed = HiddenInput.Read(() => console.Input.ReadKey(intercept: true));
        console.WriteLine();
        return typed;
    }

    private void Write(string line, Color color)
    {
        var width = console.Profile.Width;
        console.Profile.Width = Unbroken;
        console.WriteLine(line, new Style(color));
        console.Profile.Width = width;
    }
}
