using System.Text;

namespace LeadMagic.Server.Install;

/// <summary>Reads a line without showing it, not even its length.</summary>
internal static class HiddenInput
{
    /// <param name="next">Gives the next key, or null at the end.</param>
    public static string Read(Func<ConsoleKeyInfo?> next)
    {
        var text = new StringBuilder();
        while (next() is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace && text.Length > 0) text.Length--;
            else if (!char.IsControl(key.KeyChar)) text.Append(key.KeyChar);
        }

        return text.ToString();
    }
}
