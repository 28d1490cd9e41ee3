using Spectre.Console;

namespace LeadMagic.Server.Install;

/// <summary>Colours, choices and a hidden key, for a person at a terminal.</summary>
internal sealed class SpectreTerminal(IAnsiConsole console) : IInstallTerminal
{
    public bool CanAsk => true;

    public void Say(string line) => console.MarkupLine(line switch
    {
        ['+', ..] => $"[green]{Markup.Escape(line)}[/]",
        ['-', ..] => $"[red]{Markup.Escape(line)}[/]",
        _ => Markup.Escape(line),
    });

    public void Warn(string line) => console.MarkupLine($"[yellow]{Markup.Escape(line)}[/]");

    public bool Confirm(string question)
    {
        console.Markup($"{Markup.Escape(question)} [[y/N]] ");
        var isYes = console.Input.ReadKey(intercept: true)?.Key == ConsoleKey.Y;
        console.WriteLine(isYes ? "yes" : "no");
        return isYes;
    }

    public IReadOnlyList<int> Choose(string question, IReadOnlyList<string> choices)
    {
        var prompt = new MultiSelectionPrompt<int>()
            .Title(Markup.Escape(question))
            .NotRequired()
            .InstructionsText("[grey](space: choose or not; enter: go on)[/]")
            .UseConverter(index => Markup.Escape(choices[index]))
            .AddChoices(Enumerable.Range(0, choices.Count));
        for (var index = 0; index < choices.Count; index++) prompt.Select(index);
        return console.Prompt(prompt);
    }

    public string AskKey(string question)
    {
        console.Markup($"{Markup.Escape(question)} ");
        var typed = HiddenInput.Read(() => console.Input.ReadKey(intercept: true));
        console.WriteLine();
        return typed;
    }
}
