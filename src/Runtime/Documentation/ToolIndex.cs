using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Documentation;

/// <summary>The tools by toolset, one line each, in Markdown: name, purpose, price.</summary>
public static class ToolIndex
{
    /// <param name="title">The heading.</param>
    /// <param name="introduction">What stands before the list.</param>
    public static string Write(string title, string introduction, IEnumerable<ToolDefinition> tools)
    {
        var page = new StringBuilder().Append(CultureInfo.InvariantCulture, $"# {title}\n{introduction}\n");
        foreach (var toolset in tools.GroupBy(tool => tool.Toolset ?? "other", StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {toolset.Key}\n");
            foreach (var tool in toolset.OrderBy(tool => tool.Name, StringComparer.Ordinal)) page.Append(Line(tool));
        }

        return page.ToString();
    }

    private static string Line(ToolDefinition tool)
    {
        var price = CreditPhrase.Of(tool.Credits) is { } words ? $" ({words})" : "";
        return $"- {tool.Name}{price}: {Page.FirstSentence(tool.Description)}\n";
    }
}
