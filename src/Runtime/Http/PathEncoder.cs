using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Encodes path parameters so that a value stays inside the segment that the document gave it.</summary>
internal static class PathEncoder
{
    public static string Encode(string name, JsonElement value, string? style, bool? explode, ArgumentRefusal problem)
    {
        var expansion = style switch
        {
            null or "" or "simple" => Expansion.Simple,
            "label" => Expansion.Label,
            "matrix" => Expansion.Matrix,
            _ => throw new ArgumentException($"'{style}' is no style of a path parameter (simple, label, matrix).", nameof(style)),
        };
        var text = expansion.Expand(Uri.EscapeDataString(name), value, explode ?? false, Uri.EscapeDataString, item => Segment(item, problem));

        // An empty segment would turn /things/{id} into /things/, which is another operation.
        return string.IsNullOrEmpty(text) ? throw problem.Because("it is empty, and the path needs a value") : text;
    }

    /// <summary>
    /// A value may hold a slash (it is sent as %2F), but no <c>.</c> or <c>..</c> between slashes: proxies exist that decode before they
    /// resolve such segments.
    /// </summary>
    private static string Segment(JsonElement value, ArgumentRefusal problem)
    {
        var text = JsonText.Of(value, problem);
        foreach (var range in text.AsSpan().SplitAny('/', '\\'))
        {
            if (text.AsSpan(range) is "." or "..") throw problem.Because("it contains '.' or '..' as a path segment, which could lead to another address");
        }

        return Uri.EscapeDataString(text);
    }
}
