using Spectre.Console;
using Spectre.Console.Rendering;

namespace LeadMagic.Server.Install;

/// <summary>A list at the terminal, of which all is chosen until the user says otherwise.</summary>
/// <remarks>Spectre's own prompts convert between types by reflection, which a native executable warns of and grows by 1 MB for.</remarks>
internal sealed class ChoiceList(string question, IReadOnlyList<string> choices)
{
    private readonly bool[] _isChosen = [.. choices.Select(_ => true)];

    private int _at;

    public IReadOnlyList<int> Show(IAnsiConsole console)
    {
        console.Live(Rendered()).AutoClear(true).Start(display =>
        {
            display.Refresh();
            while (console.Input.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
            {
                Press(key.Key);
                display.UpdateTarget(Rendered());
            }
        });
        return [.. Enumerable.Range(0, choices.Count).Where(index => _isChosen[index])];
    }

    private void Press(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.UpArrow:
                _at = (_at + choices.Count - 1) % choices.Count;
                break;
            case ConsoleKey.DownArrow:
                _at = (_at + 1) % choices.Count;
                break;
            case ConsoleKey.Spacebar:
                _isChosen[_at] = !_isChosen[_at];
                break;
            default:
                break;
        }
    }

    private Rows Rendered() => new(
    [
        new Text(question),
        .. choices.Select(IRenderable (choice, index) => new Text($"{(index == _at ? ">" : " ")} [{(_isChosen[index] ? "x" : " ")}] {choice}", index == _at ? new Style(Color.Blue) : Style.Plain)),
        new Text("arrows: move; space: choose or not; return: go on", new Style(Color.Grey)),
    ]);
}
