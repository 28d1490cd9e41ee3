using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

public sealed class HiddenInputTests
{
    [Theory]
    [InlineData("key\r", "key")]
    [InlineData("kez\by\r", "key")]
    [InlineData("\b\bkey\rmore", "key")]
    [InlineData("k\u001bey", "key")]
    [InlineData("", "")]
    public void A_line_is_read_up_to_the_return_key(string typed, string expected)
    {
        var keys = new Queue<char>(typed);

        Assert.Equal(expected, HiddenInput.Read(() => keys.TryDequeue(out var key) ? Pressed(key) : null));
    }

    private static ConsoleKeyInfo Pressed(char key) =>
        new(key, key switch { '\r' => ConsoleKey.Enter, '\b' => ConsoleKey.Backspace, _ => ConsoleKey.NoName }, shift: false, alt: false, control: false);
}
