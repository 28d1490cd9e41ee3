using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;

namespace LeadMagic.Server.Commands;

/// <summary>Prints the tools as a table.</summary>
internal static class ToolsCommand
{
    public static int Run(TextWriter output)
    {
        string[] head = ["Tool", "Toolset", "Credits", "Free when", "Title"];
        var settings = ServerSettings.Read(_ => null, isDemo: true);
        var rows = LeadMagicServer.CreateTools(settings)
            .Select(tool => tool.About)
            .Select(tool => new[] { tool.Name, tool.Toolset ?? "", CostText.Of(tool.Credits), tool.Credits?.FreeWhen ?? "", tool.Title })
            .Prepend(head)
            .ToList();
        var widths = Enumerable.Range(0, head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        foreach (var row in rows) output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        return 0;
    }
}
