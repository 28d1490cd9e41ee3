using System.Text;
using LeadMagic.Server.Commands;
using OpenApiMcp.Runtime.Documentation;

namespace LeadMagic.Server.Packaging;

/// <summary>The tool reference in Markdown: the page of each tool, under the toolset that it belongs to.</summary>
internal static class ToolsPage
{
    public static string Write()
    {
        var tools = ToolChoice.All();
        var page = new StringBuilder(
            """
            # Tools

            Made from the API's document by `leadmagic-mcp reference tools`; a test holds it to the document.

            """.ReplaceLineEndings("\n"));
        foreach (var toolset in tools.GroupBy(tool => tool.About.Toolset ?? "other", StringComparer.Ordinal))
        {
            page.Append("\n## ").Append(toolset.Key).Append('\n');
            foreach (var tool in toolset) page.Append('\n').Append(Below(ToolPage.Write(tool)));
        }

        return page.ToString();
    }

    /// <summary>The page with its headings two levels down.</summary>
    private static string Below(string page)
    {
        var lines = page.TrimEnd('\n').Split('\n').Select(line => line.StartsWith('#') ? "##" + line : line);
        return string.Join('\n', lines) + "\n";
    }
}
