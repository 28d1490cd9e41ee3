namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Words for alternatives that are told apart by the names they require.</summary>
internal static class BranchWording
{
    /// <summary>Every alternative requires names that are not given.</summary>
    public static PendingProblem MissingNames(AlternativesSubject subject, List<Branch> branches)
    {
        var expected = Alternatives(branches.ConvertAll(branch => branch.Trace.Names.ConvertAll(name => name.Name)));
        var suggestions = branches.SelectMany(branch => branch.Problems).Select(problem => problem.Suggestion);
        var renaming = suggestions.FirstOrDefault(suggestion => suggestion.Text is not null);
        var missing = branches.ConvertAll(branch => branch.Trace.Names.Where(name => !name.Given).Select(name => name.Name).ToList());
        var fewest = missing.Min(names => names.Count);
        var nearest = branches.Where((_, index) => missing[index].Count == fewest).ToList();
        if (nearest.Exists(HasSome)) nearest.RemoveAll(branch => !HasSome(branch));
        var given = nearest[0].Trace.Names.Where(name => name.Given).Select(name => name.Name).ToList();
        if (nearest.Count > 1 || given.Count == 0)
        {
            var all = missing.SelectMany(names => names).Distinct(StringComparer.Ordinal).ToList();
            return subject.Stating(NoneGiven(all), expected, renaming);
        }

        var lacking = Wording.List(missing[branches.IndexOf(nearest[0])], "and");
        var suggestion = renaming.Text is null ? new Suggestion("add " + lacking) : renaming;
        return subject.Stating($"{Wording.List(given, "and")} given without {lacking}", expected, suggestion);
    }

    /// <summary>Several alternatives fit where exactly one may.</summary>
    public static (string Actual, string Expected, string? Suggestion) Several(List<(int Number, BranchTrace Trace)> matched, int count)
    {
        var names = matched.ConvertAll(match => match.Trace.Names.ConvertAll(name => name.Name));
        var shared = names.Aggregate<IEnumerable<string>>((left, right) => left.Intersect(right, StringComparer.Ordinal)).ToHashSet(StringComparer.Ordinal);
        foreach (var list in names) list.RemoveAll(shared.Contains);
        if (names.Exists(list => list.Count == 0))
        {
            var numbers = matched.ConvertAll(match => match.Number.ToString(Wording.Culture));
            var actual = $"alternatives {Wording.List(numbers, "and")} {(matched.Count == 2 ? "both" : "all")} fit";
            return (actual, $"exactly one of the {count.ToString(Wording.Culture)} alternatives to fit", null);
        }

        var options = names.ConvertAll(list => Wording.List(list, "and"));
        var given = matched.Count == 2 ? $"both {options[0]} and {options[1]} given" : $"{Wording.List(options, "and")} given";
        return (given, "only one of " + Wording.List(options, "and"), $"leave out {(matched.Count == 2 ? Wording.List(options, "or") : "all but one")}");
    }

    /// <summary>The forbidden schema fits; no actual text where the value itself must be shown.</summary>
    public static (string? Actual, string Expected, string? Suggestion) Forbidden(BranchTrace trace)
    {
        var own = trace.Tags.Find(tag => tag.Property is null);
        if (own is not null) return (null, "anything but " + own.Values, null);
        if (trace.Names.Count == 0 || trace.Tags.Count > 0) return (null, "a value that the schema does not rule out", null);
        var names = trace.Names.ConvertAll(name => name.Name);
        if (names.Count == 1) return (names[0] + " given", "no " + names[0], "leave it out");
        return ($"{Wording.List(names, "and")} given together", $"not all of {Wording.List(names, "and")}", "leave out " + Wording.List(names, "or"));
    }

    private static bool HasSome(Branch branch) => branch.Trace.Names.Exists(name => name.Given);

    private static string NoneGiven(List<string> names) => names.Count switch
    {
        1 => names[0] + " is missing",
        2 => $"neither {names[0]} nor {names[1]} given",
        _ => $"none of {Wording.List(names, "or")} given",
    };

    private static string Alternatives(List<List<string>> alternatives)
    {
        var simple = alternatives.TrueForAll(names => names.Count == 1);
        var texts = alternatives.ConvertAll(names => Wording.List(names, "and")).Distinct(StringComparer.Ordinal).ToList();
        return simple ? Wording.List(texts, "or") : string.Join(", or ", texts);
    }
}
