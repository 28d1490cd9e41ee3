namespace LeadMagic.Server.Commands;

/// <summary>Prints rows below a head, in columns as wide as their widest cell. On a narrow terminal the last column is wrapped at spaces.</summary>
internal static class TextTable
{
    private const string Gap = "  ";
    private const int LeastWidth = 12;

    /// <param name="width">The columns of the terminal; null for any number.</param>
    /// <param name="optional">The column that is left out where there is no room for all.</param>
    public static void Write(TextWriter output, string[] head, IEnumerable<string[]> rows, int? width = null, int? optional = null)
    {
        var lines = rows.Prepend(head).ToList();
        var widths = Widths(lines);
        if (optional is { } column && Total(widths) > width)
        {
            lines = [.. lines.Select(line => line.Where((_, index) => index != column).ToArray())];
            widths = Widths(lines);
        }

        var before = Total(widths[..^1]) + Gap.Length;
        if (Total(widths) > width) widths[^1] = Math.Max(LeastWidth, width.Value - before);
        lines.Insert(1, [.. widths.Select(each => new string('-', each))]);
        foreach (var line in lines)
        {
            var start = string.Concat(line[..^1].Select((cell, index) => cell.PadRight(widths[index]) + Gap));
            foreach (var part in Screen.Lines(line[^1], widths[^1]))
            {
                output.WriteLine((start + part).TrimEnd());
                start = new string(' ', before);
            }
        }
    }

    private static int[] Widths(List<string[]> lines) => [.. Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length))];

    private static int Total(int[] widths) => widths.Sum() + (Gap.Length * (widths.Length - 1));
}
