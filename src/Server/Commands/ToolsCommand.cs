using System.Globalization;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Commands;

/// <summary>Prints the tools that the settings enable as a table, and how many they leave out.</summary>
internal static class ToolsCommand
{
    private static readonly string[] Head = ["Tool", "Toolset", "Credits", "Free when", "Title"];

    public static int Run(TextWriter output, SurfaceSettings surface)
    {
        // A list needs no key and no other setting: it is for finding out which settings to make.
        var settings = ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything };
        var tools = LeadMagicServer.CreateTools(settings).ToLookup(tool => surface.Includes(tool.About), tool => tool.About);
        foreach (var line in Table(tools[true])) output.WriteLine(line);
        output.WriteLine($"{Environment.NewLine}Besides: {ReadResultTool.Name}, free, reads on in an answer that was not shown whole.");
        if (tools[false].Any()) output.WriteLine(LeftOut(tools[false].ToList()));
        return 0;
    }

    private static IEnumerable<string> Table(IEnumerable<ToolDefinition> tools)
    {
        var rows = tools
            .Select(tool => new[] { tool.Name, tool.Toolset ?? "", CostText.Of(tool.Credits), tool.Credits?.FreeWhen ?? "", tool.Title })
            .Prepend(Head)
            .ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        rows.Insert(1, [.. widths.Select(width => new string('-', width))]);
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string LeftOut(List<ToolDefinition> tools)
    {
        var toolsets = string.Join(", ", tools.Select(tool => tool.Toolset).Distinct(StringComparer.Ordinal));
        var count = tools.Count.ToString(CultureInfo.InvariantCulture);
        return $"{Environment.NewLine}Not enabled: {count} of the toolsets {toolsets}. See {SurfaceSettings.ToolsetsName} and {SurfaceSettings.ReadOnlyName}.";
    }
}
