using System.Reflection;
using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Tests.Diagnostics;

/// <summary>Every rule that the generator has.</summary>
internal static class RuleTable
{
    public static IReadOnlyList<Rule> All { get; } =
        [.. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<Rule>()];

    /// <summary>Those that a project may go without.</summary>
    public static IEnumerable<Rule> Unsupported => All.Where(rule => rule.Kind == RuleKind.Unsupported);

    public static Rule Find(string id) => Assert.Single(All, rule => rule.Id == id);
}
