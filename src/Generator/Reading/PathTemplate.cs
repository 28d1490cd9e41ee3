using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>Judges a path and finds the names between its braces.</summary>
internal static class PathTemplate
{
    public static void Check(ReadingContext context, JsonMember path)
    {
        var reason = Fault(path.Name);
        if (reason is not null) context.Refuse(Rules.InvalidPath, path.NameSpan, path.Name, reason);
    }

    public static IReadOnlyList<string> Placeholders(string path)
    {
        var names = new List<string>();
        for (var open = path.IndexOf('{'); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            if (close < 0) break;
            names.Add(path.Substring(open + 1, close - open - 1));
        }

        return names;
    }

    private static string? Fault(string path)
    {
        if (path.Length == 0 || path[0] != '/') return "it does not start with '/'";
        if (path.StartsWith("//", StringComparison.Ordinal)) return "it starts with '//', which would name another host";
        if (path.IndexOfAny(['?', '#', '\\']) >= 0) return "it holds '?', '#' or '\\'";
        if (path.Any(char.IsControl) || path.Any(char.IsWhiteSpace)) return "it holds white space or control characters";
        if (path.Split('/').Any(segment => segment is "." or "..")) return "it holds a '.' or '..' segment";
        var depth = 0;
        foreach (var c in path)
        {
            if (c == '{') depth++;
            if (c == '}') depth--;
            if (depth is < 0 or > 1) return "its braces do not match";
        }

        return depth == 0 ? null : "its braces do not match";
    }
}
