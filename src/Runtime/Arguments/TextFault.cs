namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Says what is plainly wrong with a text that problem texts do not show, as a clause behind its description; empty where nothing is plain.</summary>
internal static class TextFault
{
    public static string Describe(StringFormat format, ReadOnlySpan<char> text) => Describe(text) is { Length: > 0 } fault ? fault : format switch
    {
        _ when text.IsEmpty => "",
        StringFormat.Email or StringFormat.IdnEmail => DescribeEmail(text),
        StringFormat.Hostname or StringFormat.IdnHostname => DescribeHostname(text),
        StringFormat.Uri or StringFormat.Iri when !text.Contains(':') => " without a scheme such as https://",
        _ => "",
    };

    /// <summary>White space is what slips in most often, and what nobody sees.</summary>
    public static string Describe(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny("\r\n")) return " with a line break";
        if (text.Length != text.Trim().Length) return " with a space at its beginning or end";
        return text.Contains(' ') ? " with a space" : "";
    }

    private static string DescribeEmail(ReadOnlySpan<char> text) => text.Count('@') switch
    {
        0 => " without @",
        1 when text[0] == '@' => " with nothing before the @",
        1 when text[^1] == '@' => " with nothing behind the @",
        1 => "",
        _ => " with more than one @",
    };

    private static string DescribeHostname(ReadOnlySpan<char> text)
    {
        if (text.Contains("://", StringComparison.Ordinal)) return " with a scheme";
        if (text.Contains('@')) return " with an @";
        return text.Contains('/') ? " with a path" : "";
    }
}
