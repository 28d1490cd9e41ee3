namespace OpenApiMcp.Prepare.Surface;

/// <summary>One tool as a model sees it: facts by name, in the order in which they are written.</summary>
/// <param name="Name">The tool's name.</param>
/// <param name="Facts">Each a line: what it is about (<c>title</c>, <c>argument domain</c>), and what is so.</param>
internal sealed record SurfaceTool(string Name, IReadOnlyList<KeyValuePair<string, string>> Facts)
{
    public string? Find(string fact)
    {
        foreach (var (key, value) in Facts)
        {
            if (string.Equals(key, fact, StringComparison.Ordinal)) return value;
        }

        return null;
    }
}
