using System.Text.RegularExpressions;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>
/// A regular expression of the document. It runs in time linear in the text, whatever the expression and the text, and is
/// built at its first use.
/// </summary>
/// <param name="source">The expression as the document spells it (ECMA-262), for messages.</param>
/// <param name="translated">The same expression for .NET, without look-around and back-references.</param>
public sealed class SchemaPattern(string source, string translated)
{
    private Regex? _regex;

    public string Source { get; } = source;

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        // Two threads may build it at the same time; either result is right.
        _regex ??= new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        return _regex.IsMatch(text);
    }
}
