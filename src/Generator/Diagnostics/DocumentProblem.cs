using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Diagnostics;

/// <summary>One finding in a document: which rule, where, and the words that fill the rule's message.</summary>
internal sealed class DocumentProblem(Rule rule, JsonSpan span, params string[] words)
{
    public Rule Rule { get; } = rule;

    public JsonSpan Span { get; } = span;

    /// <summary>The operations that this finding keeps out of the server, as the document spells them.</summary>
    public SortedSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    public string Message => string.Format(System.Globalization.CultureInfo.InvariantCulture, Rule.Message, [.. words.Select(Printable)])
        + (LeftOut.Count == 0 ? "" : $" Left out: {string.Join(", ", LeftOut)}.");

    /// <summary>Text of the document inside a message: on one line, without control characters, at most 200 characters.</summary>
    private static string Printable(string word)
    {
        var line = new string([.. word.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
        return line.Length <= 200 ? line : line.Substring(0, 200) + "…";
    }
}
