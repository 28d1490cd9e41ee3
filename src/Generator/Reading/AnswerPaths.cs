using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Reading;

/// <summary>
/// The places of an operation's successful answers that their schemas know, as dotted paths; arrays are passed through. Below an open place
/// anything may stand: an object of which no property is named or which says <c>additionalProperties</c>, and what is too deep to list.
/// </summary>
internal sealed class AnswerPaths
{
    /// <summary>What stands deeper can still be named, unchecked.</summary>
    private const int MaxDepth = 8;

    private const int MaxPaths = 500;

    /// <summary>More schemas than people write for an answer; branches that share their parts can multiply.</summary>
    private const int MaxSchemas = 10_000;

    /// <summary>Schemas inside schemas of the same place, references among them.</summary>
    private const int MaxNesting = 100;

    private readonly ReadingContext _context;
    private readonly List<string> _paths = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly HashSet<JsonValue> _around = [];
    private int _schemas;

    private AnswerPaths(ReadingContext context) => _context = context;

    public static AnswerPaths Read(ReadingContext context, JsonValue? responses)
    {
        var paths = new AnswerPaths(context);
        foreach (var response in responses?.Members ?? [])
        {
            if (!response.Name.StartsWith("2", StringComparison.Ordinal)) continue;
            foreach (var media in ExampleReader.Peek(context, response.Value)?.Find("content")?.Members ?? [])
            {
                if (MediaTypes.IsJson(media.Name)) paths.Walk(media.Value.Find("schema"), "", depth: 0);
            }
        }

        if (paths._known.Count == 0) paths._open.Add("");
        return paths;
    }

    /// <summary>True for names with dots between that a path can be made of.</summary>
    public static bool IsPath(string path) => path.Split('.').All(IsName);

    public bool Knows(string path) => _known.Contains(path) || _open.Any(open => IsBelow(path, open));

    /// <summary>The known path that is spelled most like this one.</summary>
    public string? Nearest(string path) => NearestSpelling.Find(path, _paths);

    /// <summary>One path on a line, and <c>.*</c> behind those that are open; without what is never shown.</summary>
    public IEnumerable<string> Lines(IReadOnlyCollection<string> hidden)
    {
        if (_open.Contains("")) yield return "*";
        foreach (var path in _paths)
        {
            if (hidden.Any(other => path == other || IsBelow(path, other))) continue;
            yield return path;
            if (_open.Contains(path)) yield return path + ".*";
        }
    }

    private static bool IsBelow(string path, string other) => other.Length == 0 || path.StartsWith(other + ".", StringComparison.Ordinal);

    private static bool IsName(string name) => name.Length is > 0 and <= 100 && name.All(c => c is not ('.' or '*' or '"' or '\\') && (c is > ' ' and <= '~' || char.IsLetterOrDigit(c)));

    private void Walk(JsonValue? schema, string path, int depth)
    {
        var found = schema;
        for (var i = 0; i < 32 && found?.Find("$ref") is not null; i++) found = ExampleReader.Peek(_context, found);
        var isListed = depth < MaxDepth && _paths.Count < MaxPaths && _schemas++ < MaxSchemas && _around.Count < MaxNesting;
        if (found is null or { Kind: JsonKind.True } || !isListed || !_around.Add(found))
        {
            _open.Add(path);
            return;
        }

        if (IsOpen(found)) _open.Add(path);
        foreach (var branch in Inner(found)) Walk(branch, path, depth);
        var properties = found.Find("properties")?.Members ?? [];
        if (_paths.Count + properties.Count > MaxPaths) _open.Add(path);
        foreach (var property in properties.Take(MaxPaths - _paths.Count)) Property(property, path, depth);
        _around.Remove(found);
    }

    private void Property(JsonMember property, string above, int depth)
    {
        if (!IsName(property.Name)) return;
        var path = above.Length == 0 ? property.Name : $"{above}.{property.Name}";
        if (_known.Add(path)) _paths.Add(path);
        Walk(property.Value, path, depth + 1);
    }

    /// <summary>The schemas of the same place, and of an array's items.</summary>
    private static IEnumerable<JsonValue> Inner(JsonValue schema) =>
        new[] { "allOf", "anyOf", "oneOf", "prefixItems" }.SelectMany(keyword => schema.Find(keyword)?.Items ?? [])
            .Concat(schema.Find("items") is { } items ? [items] : []);

    private static bool IsOpen(JsonValue schema)
    {
        if (schema.Find("additionalProperties") is { } other) return other.Kind != JsonKind.False;
        if (schema.Find("patternProperties") is not null) return true;
        var type = schema.Find("type");
        var types = (type is { IsArray: true } ? type.Items : type is null ? [] : [type]).Select(name => name.Text).ToList();
        var isObject = types.Contains("object", StringComparer.Ordinal) && schema.Find("properties") is null;
        var isArray = types.Contains("array", StringComparer.Ordinal) && schema.Find("items") is null && schema.Find("prefixItems") is null;
        var saysNothing = types.Count == 0 && schema.Find("properties") is null && schema.Find("enum") is null && schema.Find("const") is null;
        return !Inner(schema).Any() && (isObject || isArray || saysNothing);
    }
}
