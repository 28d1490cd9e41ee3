using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <content>The keywords that combine whole schemas.</content>
public ref partial struct SchemaChecker
{
    public readonly void AllOf(params ReadOnlySpan<SchemaRule> rules)
    {
        foreach (var rule in rules)
        {
            if (_context.Stopped) return;
            Follow(rule, Merge.Always, _trace);
        }
    }

    public readonly void AnyOf(params ReadOnlySpan<SchemaRule> rules)
    {
        if (_context.Stopped) return;
        var matched = false;
        foreach (var rule in rules)
        {
            // One match is enough, unless the others could add to what has been looked at.
            if (matched && _evaluated is null) return;
            matched |= Satisfies(rule, Merge.OnSuccess);
        }

        if (!matched && !_context.Fails()) ExplainNone("anyOf", rules);
    }

    public readonly void OneOf(params ReadOnlySpan<SchemaRule> rules)
    {
        if (_context.Stopped) return;
        var matches = 0;
        foreach (var rule in rules)
        {
            if (Satisfies(rule, Merge.OnSuccess)) matches++;
        }

        if (matches == 1 || _context.Fails()) return;
        if (matches == 0) ExplainNone("oneOf", rules);
        else ExplainSeveral(rules);
    }

    /// <summary>
    /// Says inside an alternative which values of a property name it (OpenAPI's <c>discriminator</c>). It judges nothing: messages
    /// then speak of the alternative that was meant.
    /// </summary>
    public readonly void Discriminator(string property, params ReadOnlySpan<string> names)
    {
        if (_trace is null || _tracedProperty is not null || !IsObject || !_value.TryGetProperty(property, out var given)) return;
        var holds = false;
        foreach (var name in names) holds |= given.ValueKind == JsonValueKind.String && given.ValueEquals(name);
        _trace.Tag(property, holds, Wording.Values(names), holds ? default : ValueRepair.Suggest(given, names));
    }

    public readonly void Not(SchemaRule rule)
    {
        if (_context.Stopped || !Satisfies(rule, Merge.Never) || _context.Fails()) return;
        var trace = new BranchTrace();
        Follow(rule, Merge.Never, trace);
        var (actual, expected, suggestion) = BranchWording.Forbidden(trace);
        if (actual is null) ReportValue("not", expected);
        else Report("not", actual, expected, new Suggestion(suggestion));
    }

    /// <summary>The value satisfies the second rule if it satisfies the condition, else the third.</summary>
    public readonly void If(SchemaRule condition, SchemaRule? then, SchemaRule? otherwise)
    {
        if (_context.Stopped) return;
        var consequence = Satisfies(condition, Merge.OnSuccess) ? then : otherwise;
        if (consequence is not null) Follow(consequence, Merge.Always, _trace);
    }

    private readonly void ExplainNone(string keyword, scoped ReadOnlySpan<SchemaRule> rules)
    {
        var branches = new List<Branch>(rules.Length);
        foreach (var rule in rules)
        {
            var trace = new BranchTrace();
            var first = _context.Problems.Count;
            Follow(rule, Merge.Always, trace);
            if (_context.Aborted) return;
            branches.Add(new Branch(trace, _context.TakeProblems(first)));
        }

        var subject = new AlternativesSubject(keyword, _context.Place(), _context.PathDepth, _value, _role);
        foreach (var problem in BranchExplanation.Explain(subject, branches)) _context.Add(problem);
    }

    private readonly void ExplainSeveral(scoped ReadOnlySpan<SchemaRule> rules)
    {
        var matched = new List<(int Number, BranchTrace Trace)>();
        for (var i = 0; i < rules.Length; i++)
        {
            if (!Satisfies(rules[i], Merge.Never)) continue;
            var trace = new BranchTrace();
            Follow(rules[i], Merge.Never, trace);
            matched.Add((i + 1, trace));
        }

        if (_context.Aborted) return;
        var (actual, expected, suggestion) = BranchWording.Several(matched, rules.Length);
        Report("oneOf", actual, expected, new Suggestion(suggestion));
    }
}
