namespace OpenApiMcp.Runtime.Documentation;

/// <summary>What the pages about tools have in common.</summary>
internal static class Page
{
    /// <summary>A text of the document without line breaks, which would end a list item or begin a heading.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The first sentence of a description.</summary>
    public static string FirstSentence(string text)
    {
        var line = OneLine(text);
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
