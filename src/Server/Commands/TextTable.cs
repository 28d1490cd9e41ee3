namespace LeadMagic.Server.Commands;

/// <summary>Prints rows below a head, in columns as wide as their widest cell.</summary>
internal static class TextTable
{
    public static void Write(TextWriter output, string[] head, IEnumerable<string[]> rows)
    {
        var lines = rows.Prepend(head).ToList();
        var widths = Enumerable.Range(0, head.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);
        foreach (var line in lines) output.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
