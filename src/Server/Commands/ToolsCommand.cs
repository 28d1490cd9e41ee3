using System.CommandLine;
using System.Globalization;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Commands;

/// <summary>Prints the tools: as a table those that the settings enable, and how many they leave out; as JSON all of them.</summary>
internal static class ToolsCommand
{
    private static readonly string[] Head = ["Tool", "Toolset", "Credits", "Free when", "Title"];

    /// <summary>The widest column; `docs` says it of each tool as well.</summary>
    private const int FreeWhen = 3;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print all tools as JSON, each with whether it is enabled." };
        var command = new Command("tools", "List the tools that the settings enable, with their costs.") { json };
        command.SetAction(result => Run(Console.Out, SurfaceSettings.Read(CommandSettings.Open().Find), result.GetValue(json), Screen.OutputWidth));
        return command;
    }

    internal static int Run(TextWriter output, SurfaceSettings surface, bool asJson = false, int? width = null)
    {
        var all = ToolChoice.All().Select(tool => tool.About);
        if (asJson) ToolsJson.Write(output, all, surface);
        else WriteTable(output, all.ToLookup(surface.Includes), width);
        return 0;
    }

    private static void WriteTable(TextWriter output, ILookup<bool, ToolDefinition> tools, int? width)
    {
        TextTable.Write(output, Head, tools[true].Select(tool => new[] { tool.Name, tool.Toolset ?? "", CostText.Of(tool.Credits), tool.Credits?.FreeWhen ?? "", tool.Title }), width, FreeWhen);
        output.WriteLine(Screen.Wrap($"{Environment.NewLine}Besides: {ReadResultTool.Name}, free, reads on in an answer that was not shown whole.", width));
        if (tools[false].Any()) output.WriteLine(Screen.Wrap(LeftOut(tools[false].ToList()), width));
    }

    private static string LeftOut(List<ToolDefinition> tools)
    {
        var toolsets = string.Join(", ", tools.Select(tool => tool.Toolset).Distinct(StringComparer.Ordinal));
        var count = tools.Count.ToString(CultureInfo.InvariantCulture);
        return $"{Environment.NewLine}Not enabled: {count} of the toolsets {toolsets}. See {SurfaceSettings.ToolsetsName} and {SurfaceSettings.ReadOnlyName}.";
    }
}
