using System.Text;

namespace OpenApiMcp.Prepare.Surface;

/// <summary>The committed file that lists the tools: one fact on a line, so that a change of the document shows in its diff.</summary>
internal static class SurfaceFile
{
    private const string Head =
        "# What a model sees of this server. Every build writes this file: review its diff like the change of an API.\n"
        + "# Texts stand as the first digits of their SHA-256; the texts themselves are in the document.\n";

    public static string Write(IEnumerable<SurfaceTool> tools)
    {
        var text = new StringBuilder(Head);
        foreach (var tool in tools)
        {
            text.Append("\ntool ").Append(tool.Name).Append('\n');
            foreach (var (fact, value) in tool.Facts) text.Append("  ").Append(fact).Append(": ").Append(value).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; lines of another form, such as the marks of a merge, are passed over.</summary>
    public static IReadOnlyList<SurfaceTool> Read(string text)
    {
        var tools = new List<SurfaceTool>();
        var facts = new List<KeyValuePair<string, string>>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            if (line.StartsWith("tool ", StringComparison.Ordinal)) tools.Add(new(line["tool ".Length..], facts = []));
            else if (line.StartsWith("  ", StringComparison.Ordinal) && line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon) facts.Add(new(line[2..colon], line[(colon + 2)..]));
        }

        return tools;
    }
}
