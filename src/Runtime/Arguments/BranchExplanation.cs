using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>The value that satisfies none of several alternatives, and the keyword that asks for one.</summary>
internal sealed record AlternativesSubject(string Keyword, ValuePlace Place, int Depth, JsonElement Value, ValueRole Role)
{
    private bool IsName => Role == ValueRole.Name;

    /// <summary>A null in the place of the subject may be better left out; a string may contain what has one of these types.</summary>
    public Replacement? ReplacementFor(JsonTypes types)
    {
        if (IsName) return null;
        return Value.ValueKind == JsonValueKind.Null ? LeftOut(property: null, Value) : TypeRepair.Propose(Value, types);
    }

    /// <summary>A problem of the subject, or of one of its properties, that shows the value.</summary>
    public PendingProblem ShowingValue(string? property, string expected, string afterValue = "", Suggestion suggestion = default)
    {
        var value = property is null ? Value : Value.GetProperty(property);
        return new PendingProblem
        {
            Place = property is null ? Place : Place.Property(property),
            OwnerDepth = property is null ? Depth : Depth + 1,
            Rule = IsName ? "propertyNames" : Keyword,
            Value = value,
            Showing = IsName && property is null ? Showing.Name : suggestion.ShowingOfValue,
            Actual = afterValue,
            Expected = expected,
            Suggestion = suggestion,
            Replacement = LeftOut(property, value),
        };
    }

    public PendingProblem Stating(string actual, string expected, Suggestion suggestion) =>
        new() { Place = Place, OwnerDepth = Depth, Rule = Keyword, Actual = actual, Expected = expected, Suggestion = suggestion };

    private Replacement? LeftOut(string? property, JsonElement value) =>
        value.ValueKind == JsonValueKind.Null && (property is not null || Role == ValueRole.Property) ? Replacement.LeaveOut : null;
}

/// <summary>
/// Turns the problems of all alternatives into what the reader needs: the problems of the one that was clearly meant, else a
/// single problem that sums the alternatives up.
/// </summary>
internal static class BranchExplanation
{
    private const int MaxPhrases = 4;

    public static IReadOnlyList<PendingProblem> Explain(AlternativesSubject subject, List<Branch> branches)
    {
        var candidates = WithMatchingTags(branches);
        var isDecided = candidates.Count == 1 && branches.Count > 1;
        if (!isDecided && candidates.TrueForAll(branch => branch.OnlyMissesNames(subject.Depth))) return [BranchWording.MissingNames(subject, candidates)];
        if (MismatchedTag(subject, candidates) is { } mismatch) return [mismatch];
        if (candidates.TrueForAll(branch => branch.WrongType)) return [WrongTypes(subject, candidates)];
        var closest = Closest(candidates, subject.Depth);
        return closest.Count == 1 || AllSay(closest) ? closest[0].Problems : [NoneOf(subject, branches.Count, closest)];
    }

    /// <summary>Drops the alternatives whose fixed value differs where another alternative's agrees.</summary>
    private static List<Branch> WithMatchingTags(List<Branch> branches)
    {
        var candidates = branches.ToList();
        foreach (var property in TaggedProperties(branches))
        {
            if (candidates.Exists(branch => branch.Trace.Holds(property)))
            {
                candidates.RemoveAll(branch => branch.Trace.HasTag(property) && !branch.Trace.Holds(property));
            }
        }

        return candidates;
    }

    /// <summary>The problem that a property (or the value itself) has a value that no alternative allows, if all fix that value.</summary>
    private static PendingProblem? MismatchedTag(AlternativesSubject subject, List<Branch> branches)
    {
        foreach (var property in TaggedProperties(branches))
        {
            if (!branches.TrueForAll(branch => branch.Trace.HasTag(property) && !branch.Trace.Holds(property))) continue;
            var tags = branches.SelectMany(branch => branch.Trace.Tags).Where(tag => tag.Property == property && !tag.Holds).ToList();
            var values = tags.Select(tag => tag.Values).Distinct(StringComparer.Ordinal).ToList();
            var suggestion = tags.Select(tag => tag.Suggestion).FirstOrDefault(suggestion => suggestion.Text is not null);
            return subject.ShowingValue(property, (values.Count > 1 ? "one of " : "") + string.Join(", ", values), suggestion: suggestion);
        }

        return null;
    }

    private static PendingProblem WrongTypes(AlternativesSubject subject, List<Branch> branches)
    {
        var problems = branches.ConvertAll(branch => branch.Problems.Find(problem => problem.Rule == "type" && problem.OwnerDepth == subject.Depth));
        var expected = problems.Where(problem => problem is not null).Select(problem => problem!.Expected).Distinct(StringComparer.Ordinal).ToList();
        var suggestion = problems.Find(problem => problem?.Suggestion.Text is not null)?.Suggestion ?? default;
        var types = branches.Aggregate(JsonTypes.None, (all, branch) => all | branch.Trace.MissedTypes);
        return new PendingProblem
        {
            Place = subject.Place,
            OwnerDepth = subject.Depth,
            Rule = subject.Keyword,
            Value = subject.Value,
            Showing = Showing.Typed,
            Actual = "",
            Expected = Wording.List(expected, "or"),
            Suggestion = suggestion,
            Replacement = subject.ReplacementFor(types),
        };
    }

    /// <summary>
    /// The alternatives that the value comes closest to: the right type first, then faults only deeper inside, then the
    /// fewest faults.
    /// </summary>
    private static List<Branch> Closest(List<Branch> branches, int depth)
    {
        var ranks = branches.ConvertAll(branch => (branch.WrongType, branch.OwnProblems(depth) > 0, branch.Problems.Count));
        var best = ranks.Min();
        return branches.Where((_, index) => ranks[index] == best).ToList();
    }

    private static bool AllSay(List<Branch> branches)
    {
        var first = branches[0].Problems.ConvertAll(Essence);
        return branches.TrueForAll(branch => branch.Problems.ConvertAll(Essence).SequenceEqual(first));
    }

    private static (string Pointer, string Rule, string Actual, string Expected) Essence(PendingProblem problem) =>
        (problem.Place.Pointer, problem.Rule, problem.Actual, problem.Expected);

    private static PendingProblem NoneOf(AlternativesSubject subject, int count, List<Branch> closest)
    {
        var phrases = closest.Select(branch => Phrase(subject, branch)).Distinct(StringComparer.Ordinal).ToList();
        var listed = string.Join("; or ", phrases.Take(MaxPhrases)) + (phrases.Count > MaxPhrases ? "; or others" : "");
        return subject.ShowingValue(property: null, listed, $" fits none of the {count.ToString(Wording.Culture)} alternatives");
    }

    private static string Phrase(AlternativesSubject subject, Branch branch)
    {
        if (branch.Problems.Count == 0) return "another value";
        return string.Join(" and ", branch.Problems.Take(MaxPhrases).Select(problem =>
        {
            var place = problem.Place.Shown[subject.Place.Shown.Length..];
            return place.Length == 0 ? problem.Expected : $"{place}: {problem.Expected}";
        }).Distinct(StringComparer.Ordinal));
    }

    private static List<string?> TaggedProperties(List<Branch> branches) =>
        branches.SelectMany(branch => branch.Trace.Tags).Select(tag => tag.Property).Distinct(StringComparer.Ordinal).ToList();
}
