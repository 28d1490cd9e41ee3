using System.Text;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Builds the address of a request. Every character it emits has been encoded here; <see cref="Uri"/> rewrites nothing.</summary>
internal static class RequestAddress
{
    /// <summary>What may stand unencoded in a literal part of a path: RFC 3986's <c>pchar</c>, without the letters and digits.</summary>
    private const string PathMarks = "-._~!$&'()*+,;=:@/%";

    public static Uri Build(Uri baseUrl, string template, Dictionary<string, string> path, List<string> query)
    {
        var (pathTemplate, fixedQuery) = SplitTemplate(template);
        var text = new StringBuilder(baseUrl.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));
        text.Append(baseUrl.AbsolutePath.TrimEnd('/'));
        if (!pathTemplate.StartsWith('/')) text.Append('/');

        var filled = Fill(pathTemplate, path);
        RefuseDotSegments(filled);
        text.Append(filled);
        var separator = '?';
        if (fixedQuery.Length > 0)
        {
            text.Append(separator).Append(EscapeLiteral(fixedQuery, PathMarks + "?"));
            separator = '&';
        }

        foreach (var pairs in query)
        {
            text.Append(separator).Append(pairs);
            separator = '&';
        }

        return Create(text.ToString());
    }

    /// <summary>
    /// An address that is sent exactly as written. The default canonicalization would decode <c>%2E%2E</c> and climb a folder; it is
    /// switched off, and what it protects from (white space, control characters) cannot occur in an encoded address.
    /// </summary>
    public static Uri Create(string text) => new(text, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>The address with one more query pair, which replaces every pair of that name.</summary>
    public static Uri WithQuery(Uri address, string name, string value)
    {
        var text = address.OriginalString;
        var start = text.IndexOf('?', StringComparison.Ordinal);
        var pairs = start < 0 ? [] : text[(start + 1)..].Split('&').Where(pair => !IsNamed(pair, name)).ToList();
        pairs.Add(Uri.EscapeDataString(name) + "=" + Uri.EscapeDataString(value));
        return Create((start < 0 ? text : text[..start]) + "?" + string.Join('&', pairs));
    }

    private static bool IsNamed(string pair, string name) =>
        string.Equals(Uri.UnescapeDataString(pair.Split('=', 2)[0].Replace('+', ' ')), name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Some documents put a constant query into the path (<c>/?Action=List</c>); it stays a query.</summary>
    private static (string Path, string Query) SplitTemplate(string template)
    {
        var mark = template.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (template, "") : (template[..mark], template[(mark + 1)..]);
    }

    private static string Fill(string template, Dictionary<string, string> values)
    {
        var result = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open && rest[open..].IndexOf('}') is > 0 and var length)
        {
            var name = rest.Slice(open + 1, length - 1).ToString();
            if (!values.TryGetValue(name, out var value)) throw new InvalidOperationException($"The path parameter '{name}' of '{template}' was never added.");
            result.Append(EscapeLiteral(rest[..open], PathMarks)).Append(value);
            rest = rest[(open + length + 1)..];
        }

        return result.Append(EscapeLiteral(rest, PathMarks)).ToString();
    }

    private static string EscapeLiteral(ReadOnlySpan<char> literal, string marks)
    {
        var result = new StringBuilder(literal.Length);
        foreach (var rune in literal.EnumerateRunes())
        {
            var character = rune.IsAscii ? (char)rune.Value : '\0';
            if (char.IsAsciiLetterOrDigit(character) || marks.Contains(character, StringComparison.Ordinal)) result.Append(character);
            else result.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return result.ToString();
    }

    /// <summary>Values have been checked one by one; this catches dots that only meet in the filled path, and those of the template.</summary>
    private static void RefuseDotSegments(string path)
    {
        foreach (var segment in path.Split('/'))
        {
            if (Uri.UnescapeDataString(segment) is "." or "..")
            {
                throw new ApiFailureException(
                    "The filled path would contain '.' or '..' as a segment, which could lead to another address. Nothing was sent; correct the arguments.");
            }
        }
    }
}
