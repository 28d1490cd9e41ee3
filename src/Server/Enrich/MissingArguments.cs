using System.Text.Json;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Enrich;

/// <summary>Finds which arguments a tool needs and no column gives.</summary>
internal static class MissingArguments
{
    private static readonly JsonElement AnyValue = JsonElement.Parse("\"x\""u8);

    /// <param name="given">The arguments that each row may give.</param>
    /// <returns>What is missing, in words; null where they are enough.</returns>
    public static string? Find(ApiTool tool, IEnumerable<string> given)
    {
        // That the value is wrong does not matter here: only rules that ask for an argument are about the whole.
        DirectCall.TryBuild(tool, given.Select(name => (name, AnyValue)), out _, out var problems);
        var missing = problems.Where(problem => problem is { Pointer.Length: 0, Rule: "required" or "anyOf" }).ToList();
        return missing.Count == 0 ? null : RowProblem.Write(missing);
    }
}
