using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>What every reader shares: the document, its dialect and the problems found so far.</summary>
internal sealed class ReadingContext(JsonValue root, bool is30, bool skipUnsupported)
{
    private readonly List<DocumentProblem> _problems = [];
    private readonly Dictionary<(string Id, int Offset), DocumentProblem> _byCause = [];

    public JsonValue Root { get; } = root;

    /// <summary>True for OpenAPI 3.0, whose schemas have their own dialect.</summary>
    public bool Is30 { get; } = is30;

    /// <summary>Where the document's references lead.</summary>
    public SchemaResources Resources { get; } = new(root, is30);

    /// <summary>The problems in document order, one for a cause.</summary>
    public IReadOnlyList<DocumentProblem> Problems => [.. _problems.OrderBy(problem => problem.Span.Start.Offset).ThenBy(problem => problem.Rule.Id, StringComparer.Ordinal)];

    public bool HasErrors => _problems.Exists(problem => problem.IsError);

    /// <summary>Where the operation of each tool stands.</summary>
    public Dictionary<string, JsonSpan> ToolPlaces { get; } = new(StringComparer.Ordinal);

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
            var target = Target(reference.Value, value);
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

    /// <summary>What a <c>$ref</c> leads to; null with a problem.</summary>
    /// <param name="reference">The value of the <c>$ref</c>.</param>
    /// <param name="owner">The schema, or another object, that the <c>$ref</c> stands in.</param>
    public JsonValue? Target(JsonValue reference, JsonValue owner)
    {
        var found = Resources.Find(reference.Text, owner);
        if (found.Problem is { } rule) Refuse(rule, reference.Span, reference.Text, found.Word);
        return found.Target;
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
        var problem = new DocumentProblem(rule, span, words) { SkipsUnsupported = skipUnsupported };
        _problems.Add(problem);
        _byCause.Add(cause, problem);
        return problem;
    }
}
