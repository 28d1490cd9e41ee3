using System.Globalization;
using System.Text;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Diagnostics;

/// <summary>One finding in a document: which rule, where, and the words that fill the rule's message.</summary>
internal sealed class DocumentProblem(Rule rule, JsonSpan span, params string[] words)
{
    private const int MaxLength = 200;

    private const int MaxNamed = 10;

    private const string HowToGoOn = " Change the document, or set the project's property OpenApiSkipUnsupported to true to build without it.";

    public Rule Rule { get; } = rule;

    public JsonSpan Span { get; } = span;

    /// <summary>True where the project goes without what is not supported.</summary>
    public bool SkipsUnsupported { get; init; }

    /// <summary>True where this finding stops the build.</summary>
    public bool IsError => Rule.Kind == RuleKind.Error || (Rule.Kind == RuleKind.Unsupported && !SkipsUnsupported);

    /// <summary>The operations that this finding keeps out of the server, as the document spells them.</summary>
    public SortedSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, [.. words.Select(Printable)]) + LeftOutText()
        + (IsError && Rule.Kind == RuleKind.Unsupported ? HowToGoOn : "");

    private string LeftOutText()
    {
        if (LeftOut.Count == 0) return "";
        var more = LeftOut.Count > MaxNamed ? $" and {(LeftOut.Count - MaxNamed).ToString(CultureInfo.InvariantCulture)} more" : "";
        return $" {(IsError ? "Concerns" : "Left out:")} {string.Join(", ", LeftOut.Take(MaxNamed).Select(Printable))}{more}.";
    }

    /// <summary>Text of the document inside a message: on one line, without characters that cannot be seen, at most 200 characters.</summary>
    private static string Printable(string word)
    {
        var length = word.Length <= MaxLength ? word.Length : MaxLength - (char.IsHighSurrogate(word[MaxLength - 1]) ? 1 : 0);
        var line = new StringBuilder(length + 1);
        for (var i = 0; i < length; i++) line.Append(IsVisible(word[i]) ? word[i] : ' ');
        return line.Append(length < word.Length ? "…" : "").ToString();
    }

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
