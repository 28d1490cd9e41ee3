using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>What every reader shares: the document, its dialect and the problems found so far.</summary>
internal sealed class ReadingContext(JsonValue root, bool is30)
{
    private readonly List<DocumentProblem> _problems = [];
    private readonly Dictionary<(string Id, int Offset), DocumentProblem> _byCause = [];

    public JsonValue Root { get; } = root;

    /// <summary>True for OpenAPI 3.0, whose schemas have their own dialect.</summary>
    public bool Is30 { get; } = is30;

    /// <summary>The problems in document order, one for a cause.</summary>
    public IReadOnlyList<DocumentProblem> Problems => [.. _problems.OrderBy(problem => problem.Span.Start.Offset).ThenBy(problem => problem.Rule.Id, StringComparer.Ordinal)];

    public bool HasErrors => _problems.Exists(problem => problem.Rule.IsError);

    /// <summary>The problems that stand in the way of what is being read now: an operation or a shared schema.</summary>
    public List<DocumentProblem> Blocking { get; set; } = [];

    /// <summary>Reports a problem that keeps what is being read out of the server.</summary>
    public void Refuse(Rule rule, JsonSpan span, params string[] words) => Blocking.Add(Add(rule, span, words));

    /// <summary>Reports a problem that changes nothing for what is being read.</summary>
    public void Warn(Rule rule, JsonSpan span, params string[] words) => Add(rule, span, words);

    /// <summary>Expects a kind of value; reports what stands there instead.</summary>
    public bool Expect(JsonValue value, JsonKind kind, string what)
    {
        if (value.Kind == kind) return true;
        Refuse(Rules.WrongKind, value.Span, what, NameOf(kind), NameOf(value.Kind));
        return false;
    }

    /// <summary>Follows a Reference Object; null with a problem where it leads to nothing.</summary>
    public JsonValue? Resolve(JsonValue value)
    {
        var seen = new HashSet<JsonValue>();
        while (value.FindMember("$ref") is { Value.IsString: true } reference)
        {
            var target = Target(reference.Value);
            if (target is null) return null;
            if (!seen.Add(target))
            {
                Refuse(Rules.ReferenceLoop, reference.Value.Span, reference.Value.Text);
                return null;
            }

            value = target;
        }

        return value;
    }

    /// <summary>What a <c>$ref</c> string leads to; null with a problem.</summary>
    public JsonValue? Target(JsonValue reference)
    {
        var text = reference.Text;
        if (text.Length == 0 || text[0] != '#')
        {
            Refuse(Rules.RemoteReference, reference.Span, text);
            return null;
        }

        if (text.Length > 1 && text[1] != '/')
        {
            Refuse(Rules.KeywordNotEnforced, reference.Span, "$ref", "references to an $anchor are not supported; point to the place, as in #/components/schemas/Name");
            return null;
        }

        var target = JsonPointer.Follow(Root, Uri.UnescapeDataString(text.Substring(1)));
        if (target is null) Refuse(Rules.UnresolvedReference, reference.Span, text);
        return target;
    }

    public static string NameOf(JsonKind kind) => kind switch
    {
        JsonKind.Object => "an object",
        JsonKind.Array => "an array",
        JsonKind.String => "a string",
        JsonKind.Number => "a number",
        JsonKind.Null => "null",
        _ => "a boolean",
    };

    private DocumentProblem Add(Rule rule, JsonSpan span, string[] words)
    {
        var cause = (rule.Id, span.Start.Offset);
        if (_byCause.TryGetValue(cause, out var known)) return known;
        var problem = new DocumentProblem(rule, span, words);
        _problems.Add(problem);
        _byCause.Add(cause, problem);
        return problem;
    }
}
