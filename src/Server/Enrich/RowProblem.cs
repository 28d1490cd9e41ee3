using OpenApiMcp.Runtime.Arguments;

namespace LeadMagic.Server.Enrich;

/// <summary>Says in a cell what is wrong with the arguments that a row gives, for the person who reads the table.</summary>
internal static class RowProblem
{
    /// <returns>One line, without what is in the row.</returns>
    public static string Write(IEnumerable<ArgumentProblem> problems) => string.Join("; ", problems.Select(Write));

    private static string Write(ArgumentProblem problem)
    {
        if (problem.Rule == "required" && problem.Pointer.Length == 0) return $"no value for {problem.Expected}";
        var place = problem.Place.Length == 0 ? "" : problem.Place[1..] + ": ";
        return $"{place}{problem.Actual}; expected {problem.Expected}";
    }
}
