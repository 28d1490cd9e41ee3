using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading.Advice;

/// <summary>Finds a POST that by its words only looks something up, but counts as a change, since nothing says otherwise.</summary>
internal static class LookupAdvice
{
    private static readonly HashSet<string> Lookups = new(StringComparer.Ordinal)
    {
        "get", "gets", "find", "finds", "search", "searches", "list", "lists", "lookup", "lookups", "read", "reads", "check", "checks", "validate", "validates",
        "verify", "verifies", "count", "counts", "query", "queries", "fetch", "fetches", "retrieve", "retrieves", "show", "shows", "describe", "describes",
    };

    /// <summary>Words of a change: one of them beside a lookup's word, and nothing is sure.</summary>
    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        "create", "creates", "add", "adds", "update", "updates", "upsert", "delete", "deletes", "remove", "removes", "set", "sets", "save", "saves", "send", "sends",
        "start", "starts", "stop", "cancel", "cancels", "insert", "make", "makes", "submit", "submits", "upload", "uploads", "run", "runs", "register", "in", "out", "mark",
        "import", "build", "rebuild", "reindex", "subscribe", "clear", "reset",
    };

    public static void Give(ReadingContext context, OperationSite site)
    {
        if (site.Method != "POST" || site.Operation.Value.Find("x-mcp-annotations") is not null) return;
        var id = Words.Of(Text(site, "operationId"));
        var summary = Words.Of(Text(site, "summary"));
        if (id.Concat(summary.Take(2)).Any(Changes.Contains)) return;
        var word = First(id) ?? First(summary) ?? LastOfPath(site.Path.Name);
        if (word is not null) context.Warn(Rules.LookupWithoutHints, site.Operation.NameSpan, site.ToString(), word);
    }

    private static string? First(IReadOnlyList<string> words) => words.Count > 0 && Lookups.Contains(words[0]) ? words[0] : null;

    /// <summary><c>/people/search</c> and <c>/people/profile-search</c>, but not <c>/checks/{id}</c>, whose last word is a thing.</summary>
    private static string? LastOfPath(string path)
    {
        var last = path.Substring(path.LastIndexOf('/') + 1);
        if (last.IndexOf('{') >= 0) return null;
        var words = Words.Of(last);
        return words.Count > 0 && words[words.Count - 1] is "search" or "lookup" or "find" or "query" ? words[words.Count - 1] : null;
    }

    private static string Text(OperationSite site, string name) => site.Operation.Value.Find(name) is { IsString: true } value ? value.Text : "";
}
