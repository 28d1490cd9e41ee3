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
    public void All_choices_are_chosen_until_one_is_not()
    {
        var console = new ScriptedConsole(
            ScriptedConsole.Pressed(ConsoleKey.DownArrow), ScriptedConsole.Pressed(ConsoleKey.Spacebar, ' '), ScriptedConsole.Pressed(ConsoleKey.Enter, '\r'));

        Assert.Equal([0, 2], new SpectreTerminal(console).Choose("Which [clients]?", ["Zed [a]", "Cursor", "VS Code"]));
        Assert.Contains("Zed [a]", console.Shown, StringComparison.Ordinal);
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
