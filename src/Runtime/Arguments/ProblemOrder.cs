using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Finishes the problems of a check and puts them in the order in which their values stand in the text.</summary>
internal static class ProblemOrder
{
    public static IReadOnlyList<ArgumentProblem> Sort(JsonElement root, CheckContext context)
    {
        var problems = context.Problems.Where(pending => !IsRenamed(pending, context.Problems)).Select(pending => pending.Finish(context));
        return new ValueOrder(root).Sort(problems.Distinct(), problem => problem.Pointer);
    }

    /// <summary>True for an unknown name when another problem already says what it must be called.</summary>
    private static bool IsRenamed(PendingProblem unknown, List<PendingProblem> problems) =>
        unknown.Rule == "additionalProperties" && problems.Exists(other =>
            other.Suggestion.Renames is { } name && unknown.Place.Pointer == other.Place.Property(name).Pointer);
}
