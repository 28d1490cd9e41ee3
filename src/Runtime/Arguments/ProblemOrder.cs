using System.Globalization;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Finishes the problems of a check and puts them in the order in which their values stand in the text.</summary>
internal static class ProblemOrder
{
    public static IReadOnlyList<ArgumentProblem> Sort(JsonElement root, CheckContext context)
    {
        var seen = new HashSet<ArgumentProblem>();
        var problems = new List<(ArgumentProblem Problem, List<int> Position)>();
        foreach (var pending in context.Problems)
        {
            if (IsRenamed(pending, context.Problems)) continue;
            var problem = pending.Finish(context);
            if (seen.Add(problem)) problems.Add((problem, PositionOf(root, problem.Pointer)));
        }

        // The sort is stable: problems of the same value stay in the order of the schema.
        return problems.OrderBy(problem => problem.Position, Comparer<List<int>>.Create(Compare)).Select(problem => problem.Problem).ToArray();
    }

    /// <summary>True for an unknown name when another problem already says what it must be called.</summary>
    private static bool IsRenamed(PendingProblem unknown, List<PendingProblem> problems) =>
        unknown.Rule == "additionalProperties" && problems.Exists(other =>
            other.Suggestion.Renames is { } name && unknown.Place.Pointer == other.Place.Property(name).Pointer);

    private static int Compare(List<int> left, List<int> right)
    {
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i] != right[i]) return left[i].CompareTo(right[i]);
        }

        return left.Count.CompareTo(right.Count);
    }

    private static List<int> PositionOf(JsonElement value, string pointer)
    {
        var position = new List<int>();
        foreach (var token in pointer.Split('/').Skip(1))
        {
            if (value.ValueKind == JsonValueKind.Array && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                value = value[index];
                position.Add(index);
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                position.Add(IndexOf(ref value, PathSegment.Unescape(token)));
            }
        }

        return position;
    }

    private static int IndexOf(ref JsonElement value, string name)
    {
        var index = 0;
        foreach (var member in value.EnumerateObject())
        {
            if (member.NameEquals(name))
            {
                value = member.Value;
                return index;
            }

            index++;
        }

        return index;
    }
}
