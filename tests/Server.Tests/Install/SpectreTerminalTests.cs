using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

public sealed class SpectreTerminalTests
{
    [Theory]
    [InlineData("+ \"args\": [\"[red]\"]")]
    [InlineData("- servers.leadmagic")]
    [InlineData("Cursor (C:\\Users\\[x]\\mcp.json)")]
    public void A_line_is_shown_as_it_is(string line)
    {
        var console = new ScriptedConsole();

        new SpectreTerminal(console).Say(line);
        new SpectreTerminal(console).Warn(line);

        Assert.Equal(2, console.Shown.Split(line).Length - 1);
    }

    [Fact]
    public void A_path_is_not_broken_where_the_terminal_ends()
    {
        var console = new ScriptedConsole();
        var line = $"+ {new string('a', 150)} {new string('b', 150)}";

        new SpectreTerminal(console).Say(line);

        Assert.Contains(line, console.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 })]
    [InlineData(new[] { 0, 2 }, ConsoleKey.DownArrow, ConsoleKey.Spacebar)]
    [InlineData(new[] { 0, 1 }, ConsoleKey.UpArrow, ConsoleKey.Spacebar, ConsoleKey.A)]
    [InlineData(new[] { 1, 2 }, ConsoleKey.UpArrow, ConsoleKey.DownArrow, ConsoleKey.Spacebar)]
    [InlineData(new[] { 0, 1, 2 }, ConsoleKey.Spacebar, ConsoleKey.Spacebar)]
    public void All_choices_are_chosen_until_one_is_not(int[] chosen, params ConsoleKey[] keys)
    {
        var console = new ScriptedConsole([.. keys.Append(ConsoleKey.Enter).Select(key => ScriptedConsole.Pressed(key))]);

        Assert.Equal(chosen, new SpectreTerminal(console).Choose("Which [clients]?", ["Zed [a]", "Cursor", "VS Code"]));
        Assert.Contains("> [x] Zed [a]", console.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConsoleKey.Y, true)]
    [InlineData(ConsoleKey.N, false)]
    [InlineData(ConsoleKey.Enter, false)]
    public void Only_y_is_a_yes(ConsoleKey key, bool isYes) => Assert.Equal(isYes, new SpectreTerminal(new ScriptedConsole(ScriptedConsole.Pressed(key))).Confirm("Go on?"));

    [Fact]
    public void A_key_is_not_shown()
    {
        var console = new ScriptedConsole([.. "k3y".Select(character => ScriptedConsole.Pressed(ConsoleKey.NoName, character)), ScriptedConsole.Pressed(ConsoleKey.Enter, '\r')]);

        Assert.Equal("k3y", new SpectreTerminal(console).AskKey("Key:"));
        Assert.DoesNotContain("k", console.Shown.Replace("Key:", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
