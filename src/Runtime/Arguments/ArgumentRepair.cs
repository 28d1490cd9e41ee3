using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>
/// Checks the arguments of a call and repairs near misses whose intention is plain: a string that contains the number, boolean,
/// object or array that alone fits; a null for a property that can be left out; an integer written as <c>5.0</c>.
/// </summary>
public static class ArgumentRepair
{
    /// <summary>
    /// Repairs all or nothing: where the repaired arguments would still be wrong, the problems are those of the arguments as they came,
    /// and those that would come to light next.
    /// </summary>
    /// <param name="root">The arguments; an undefined element counts as an empty object.</param>
    /// <param name="rule">The schema.</param>
    public static RepairedArguments Run(JsonElement root, SchemaRule rule)
    {
        var given = ArgumentCheck.Examine(root, rule);
        if (given.Repairs.Count == 0) return new RepairedArguments(given.Arguments, given.Problems, []);
        var repaired = ArgumentEdit.Apply(given.Arguments, given.Repairs);
        if (given.Problems.Count == 0) return new RepairedArguments(repaired, [], Describe(given.Repairs));

        var checkedAgain = ArgumentCheck.Examine(repaired, rule);
        if (checkedAgain.Problems.Count > 0) return new RepairedArguments(given.Arguments, AllProblems(given, checkedAgain), []);
        if (checkedAgain.Repairs.Count > 0) repaired = ArgumentEdit.Apply(checkedAgain.Arguments, checkedAgain.Repairs);
        return new RepairedArguments(repaired, [], Describe([.. given.Repairs, .. checkedAgain.Repairs]));
    }

    private static IReadOnlyList<ArgumentProblem> AllProblems(CheckOutcome given, CheckOutcome repaired)
    {
        // That a null is wrong says already that it must be there.
        var leftOut = given.Repairs.Where(repair => repair.Replacement.IsSameAs(Replacement.LeaveOut)).Select(repair => repair.Place.Pointer).ToHashSet(StringComparer.Ordinal);
        var next = repaired.Problems.Where(problem => problem.Rule != "required" || !leftOut.Contains($"{problem.Pointer}/{PathSegment.Escape(problem.Expected)}"));
        return new ValueOrder(given.Arguments).Sort(given.Problems.Union(next).Take(CheckContext.MaxProblems), problem => problem.Pointer);
    }

    /// <summary>One text for each value: what it was and what became of it in the end.</summary>
    private static string[] Describe(IReadOnlyList<ProposedRepair> repairs) =>
        [.. repairs.GroupBy(repair => repair.Place.Pointer, StringComparer.Ordinal).Select(steps => $"{steps.First().Place.Shown} {steps.First().Before} → {steps.Last().After}")];
}

/// <summary>Arguments that can be sent, or else what is wrong with them.</summary>
/// <param name="Arguments">What to send if there are no problems.</param>
/// <param name="Problems">All violations; empty when the arguments are right, or were made right.</param>
/// <param name="Repairs">What was repaired, such as <c>/limit "5" → 5</c>; never a secret.</param>
public readonly record struct RepairedArguments(JsonElement Arguments, IReadOnlyList<ArgumentProblem> Problems, IReadOnlyList<string> Repairs);
