using System.Globalization;

namespace LeadMagic.Server.Configuration;

/// <summary>Finds our variables between the lines of other programs.</summary>
internal static class DotEnvLines
{
    private const string Prefix = "LEADMAGIC_";
    private const string Export = "export";

    /// <exception cref="SettingsException">A line of ours cannot be read.</exception>
    public static Dictionary<string, string> Read(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = WithoutExport(lines[i].Trim());
            if (OurName(line) is { } name)
            {
                if (Assigned(line[name.Length..], i) is { } assigned) values[name] = Value(assigned, i);
            }
            else if (EndOfQuote(lines, i, line) is { } end)
            {
                RefuseInside(lines, i, end);
                i = end;
            }
        }

        return values;
    }

    private static string WithoutExport(string line) =>
        line.StartsWith(Export, StringComparison.Ordinal) && line.Length > Export.Length && char.IsWhiteSpace(line[Export.Length]) ? line[Export.Length..].TrimStart() : line;

    /// <summary>The variable of ours that a line begins with; null for a line of another program.</summary>
    private static string? OurName(string line)
    {
        if (!line.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var length = line.AsSpan().IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
        var name = length < 0 ? line : line[..length];
        return SettingList.All.Any(setting => setting.Name == name) ? name : null;
    }

    /// <summary>What is assigned; null for a name alone, which in such files stands for the environment's value.</summary>
    private static string? Assigned(string rest, int line)
    {
        rest = rest.TrimStart();
        if (rest is [] or ['#', ..]) return null;
        return rest[0] == '=' ? rest[1..] : throw Fault(line, "expected NAME=value");
    }

    private static string Value(string text, int line)
    {
        var value = text.Trim();
        if (value is ['"' or '\'', ..])
        {
            var end = value.IndexOf(value[0], 1);
            return end > 0 ? value[1..end] : throw Fault(line, "the value's quote is not closed in this line");
        }

        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '#' && char.IsWhiteSpace(text[i - 1])) return text[..i].Trim();
        }

        return value;
    }

    /// <summary>The line in which the quote of another program's value closes, if that is a later one. A quote that never closes is part of the value.</summary>
    private static int? EndOfQuote(string[] lines, int start, string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (line is ['#', ..] || equals < 0 || line[(equals + 1)..].TrimStart() is not ['"' or '\'' or '`', ..] value || Closes(value, value[0], from: 1)) return null;
        var end = Array.FindIndex(lines, start + 1, each => Closes(each, value[0], from: 0));
        return end < 0 ? null : end;
    }

    private static bool Closes(string text, char quote, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote == '"') i++;
            else if (text[i] == quote) return true;
        }

        return false;
    }

    /// <summary>Which of the two is meant cannot be told, and to pass over a cap on what is spent would cost credits.</summary>
    private static void RefuseInside(string[] lines, int start, int end)
    {
        for (var i = start + 1; i <= end; i++)
        {
            if (OurName(WithoutExport(lines[i].Trim())) is { } name) throw Fault(i, $"{name} stands between the quotes of the value that begins in line {Number(start)}. Close that quote");
        }
    }

    private static SettingsException Fault(int line, string reason) => new($"Line {Number(line)} of the file .env in the working directory cannot be read: {reason}.");

    private static string Number(int line) => (line + 1).ToString(CultureInfo.InvariantCulture);
}
