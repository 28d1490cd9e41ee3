using System.Globalization;

namespace LeadMagic.Server.Configuration;

/// <summary>Reads a <c>.env</c> file: <c>NAME=value</c> lines, optional <c>export</c>, quotes around a value, comments after <c>#</c>.</summary>
internal static class DotEnvFile
{
    /// <summary>The values of a file; none where it does not exist.</summary>
    /// <exception cref="SettingsException">A line cannot be read; the message names it by its number and never quotes it.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path)) return values;
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException("The file .env in the working directory cannot be read. Allow this user to read it, or remove it.");
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("export ", StringComparison.Ordinal)) line = line["export ".Length..].TrimStart();
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw Fault(i, "expected NAME=value");
            values[line[..equals].TrimEnd()] = Value(line[(equals + 1)..], i);
        }

        return values;
    }

    private static string Value(string text, int line)
    {
        var value = text.Trim();
        if (value.Length > 0 && value[0] is '"' or '\'')
        {
            var end = value.IndexOf(value[0], 1);
            return end > 0 ? value[1..end] : throw Fault(line, "the value's quote is not closed");
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '#' && char.IsWhiteSpace(text[i - 1])) return text[..i].Trim();
        }

        return value;
    }

    private static SettingsException Fault(int line, string reason) =>
        new($"Line {(line + 1).ToString(CultureInfo.InvariantCulture)} of the file .env in the working directory cannot be read: {reason}.");
}
