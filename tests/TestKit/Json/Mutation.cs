using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.TestKit.Json;

/// <summary>A value in which one thing was changed.</summary>
/// <param name="Kind">What was done, for the reader of a failed test.</param>
/// <param name="Pointer">The place of the change: the value, or the name that was dropped or added.</param>
/// <param name="Json">The value as a whole, after the change.</param>
/// <param name="OfNames">True when the change is one of an object's names, so that the fault is the owner's.</param>
public sealed record Mutation(string Kind, string Pointer, string Json, bool OfNames = false)
{
    /// <summary>Keywords whose verdict is about an object or array as a whole, although a value inside it changed.</summary>
    private static readonly string[] WholeValueRules = ["anyOf", "oneOf", "not", "enum", "const", "uniqueItems", "contains"];

    /// <summary>The problems that are not where the change was made.</summary>
    public IEnumerable<ArgumentProblem> Misplaced(IEnumerable<ArgumentProblem> problems) => problems.Where(problem => !IsWhereItBelongs(problem));

    public IReadOnlyList<ArgumentProblem> Check(SchemaRule rule) => ArgumentCheck.Run(JsonElement.Parse(Json), rule);

    private bool IsWhereItBelongs(ArgumentProblem problem)
    {
        if (IsAtOrBelow(problem.Pointer, Pointer)) return true;
        if (OfNames && problem.Pointer == Owner) return true;
        return WholeValueRules.Contains(problem.Rule) && IsAtOrBelow(Pointer, problem.Pointer);
    }

    private string Owner => Pointer.Length == 0 ? "" : Pointer[..Pointer.LastIndexOf('/')];

    private static bool IsAtOrBelow(string pointer, string place) => pointer == place || pointer.StartsWith(place + "/", StringComparison.Ordinal);
}
