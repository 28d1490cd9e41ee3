using System.Runtime.InteropServices;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Gathers what a check proposes to change.</summary>
internal static class RepairProposals
{
    /// <summary>Longer integers stay as they are written: <c>1e400</c> is better left to the API.</summary>
    private const int MaxDigits = 40;

    /// <summary>One proposal for each value; none at all when two contradict each other.</summary>
    public static IReadOnlyList<ProposedRepair> OfProblems(CheckContext context)
    {
        var proposals = new OrderedDictionary<string, ProposedRepair>(StringComparer.Ordinal);
        foreach (var problem in context.Problems)
        {
            if (problem.Replacement is not { } replacement || problem.Value is not { } value) continue;
            if (!proposals.TryGetValue(problem.Place.Pointer, out var other)) proposals.Add(problem.Place.Pointer, ProposedRepair.Of(context, problem.Place, value, replacement));
            else if (!other.Replacement.IsSameAs(replacement)) return [];
        }

        return [.. proposals.Values];
    }

    /// <summary>Integers that are written like fractions, such as <c>5.0</c>: they are right, but not every API reads them.</summary>
    public static IReadOnlyList<ProposedRepair> OfSpellings(CheckContext context)
    {
        if (context.OddIntegers.Count == 0) return [];
        var proposals = new OrderedDictionary<string, ProposedRepair>(StringComparer.Ordinal);
        foreach (var (place, value) in context.OddIntegers)
        {
            var number = ExactNumber.Parse(JsonMarshal.GetRawUtf8Value(value));
            if (!number.TryWriteInteger(MaxDigits, out var integer)) continue;
            proposals.TryAdd(place.Pointer, ProposedRepair.Of(context, place, value, new Replacement(JsonElement.Parse(integer))));
        }

        return [.. proposals.Values];
    }
}
