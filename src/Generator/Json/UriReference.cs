namespace OpenApiMcp.Generator.Json;

/// <summary>Resolves URI references against a base (RFC 3986, section 5.2) as text: the same result on every .NET, nothing normalized but dots.</summary>
internal static class UriReference
{
    /// <summary>The text in front of the fragment.</summary>
    public static string WithoutFragment(string reference)
    {
        var hash = reference.IndexOf('#');
        return hash < 0 ? reference : reference.Substring(0, hash);
    }

    /// <summary>The decoded text behind the <c>#</c>; empty where there is none.</summary>
    public static string Fragment(string reference)
    {
        var hash = reference.IndexOf('#');
        return hash < 0 ? "" : Uri.UnescapeDataString(reference.Substring(hash + 1));
    }

    /// <summary>The absolute URI, without a fragment, that a reference means.</summary>
    public static string Resolve(string reference, string baseUri)
    {
        var (scheme, authority, path, query) = Split(WithoutFragment(reference));
        var (baseScheme, baseAuthority, basePath, baseQuery) = Split(baseUri);
        if (scheme is not null) return Join(scheme, authority, RemoveDots(path), query);
        if (authority is not null) return Join(baseScheme, authority, RemoveDots(path), query);
        if (path.Length == 0) return Join(baseScheme, baseAuthority, basePath, query ?? baseQuery);
        if (path[0] != '/') path = Merge(baseAuthority, basePath, path);
        return Join(baseScheme, baseAuthority, RemoveDots(path), query);
    }

    private static (string? Scheme, string? Authority, string Path, string? Query) Split(string uri)
    {
        string? scheme = null, authority = null, query = null;
        var mark = uri.IndexOf('?');
        if (mark >= 0)
        {
            query = uri.Substring(mark + 1);
            uri = uri.Substring(0, mark);
        }

        var colon = uri.IndexOf(':');
        var slash = uri.IndexOf('/');
        if (colon > 0 && (slash < 0 || colon < slash))
        {
            scheme = uri.Substring(0, colon);
            uri = uri.Substring(colon + 1);
        }

        if (!uri.StartsWith("//", StringComparison.Ordinal)) return (scheme, authority, uri, query);
        var end = uri.IndexOf('/', 2);
        authority = end < 0 ? uri.Substring(2) : uri.Substring(2, end - 2);
        return (scheme, authority, end < 0 ? "" : uri.Substring(end), query);
    }

    private static string Join(string? scheme, string? authority, string path, string? query) =>
        (scheme is null ? "" : scheme + ":") + (authority is null ? "" : "//" + authority) + path + (query is null ? "" : "?" + query);

    private static string Merge(string? baseAuthority, string basePath, string path) =>
        baseAuthority is not null && basePath.Length == 0 ? "/" + path : basePath.Substring(0, basePath.LastIndexOf('/') + 1) + path;

    private static string RemoveDots(string path)
    {
        var kept = new List<string>();
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var isDots = segments[i] is "." or "..";
            if (segments[i] == ".." && kept.Count > 1) kept.RemoveAt(kept.Count - 1);
            if (!isDots) kept.Add(segments[i]);
            else if (i == segments.Length - 1) kept.Add("");
        }

        return string.Join("/", kept);
    }
}
