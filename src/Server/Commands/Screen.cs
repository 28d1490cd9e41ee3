namespace LeadMagic.Server.Commands;

/// <summary>Fits text to the terminal: lines end at spaces and not inside a word. What a program or a file reads is not changed.</summary>
internal static class Screen
{
    private const int UsualWidth = 80;

    /// <summary>The columns of the terminal that shows standard output; null where a program reads it.</summary>
    public static int? OutputWidth => Console.IsOutputRedirected ? null : Width();

    /// <summary>The same of standard error.</summary>
    public static int? ErrorWidth => Console.IsErrorRedirected ? null : Width();

    /// <summary>Writes a line to standard error.</summary>
    public static Task ErrorAsync(string line) => Console.Error.WriteLineAsync(Wrap(line, ErrorWidth));

    /// <param name="width">The columns that there are; null for any number.</param>
    /// <param name="indent">How far lines after the first are indented.</param>
    public static string Wrap(string text, int? width, int indent = 0) => width is not { } columns ? text
        : string.Join(Environment.NewLine, text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => Lines(line, columns, indent)));

    /// <summary>A line as several; a word that is longer than a line stays whole, since it may be an address to copy.</summary>
    public static IEnumerable<string> Lines(string line, int width, int indent = 0)
    {
        while (line.Length > width)
        {
            var start = line.Length - line.TrimStart().Length; // the indentation is no place to break
            var end = line.LastIndexOf(' ', width, width - start + 1);
            if (end <= start) end = line.IndexOf(' ', Math.Min(width, line.Length - 1));
            if (end < 0 || line[end..].TrimStart().Length == 0) break;
            yield return line[..end].TrimEnd();
            line = new string(' ', indent) + line[end..].TrimStart();
        }

        yield return line;
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
