using System.Text.Json;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Checks the arguments of a call against a schema.</summary>
public static class ArgumentCheck
{
    private static readonly JsonElement NoArguments = JsonElement.Parse("{}"u8);

    /// <summary>
    /// All problems in the order of the value, none when it is right; at most 1,000. A value that is too deep or too
    /// expensive to check is one problem with the rule <c>limit</c>, one that is not Unicode text has the rule <c>unicode</c>.
    /// </summary>
    /// <param name="root">The arguments; an undefined element counts as an empty object.</param>
    /// <param name="rule">The schema.</param>
    public static IReadOnlyList<ArgumentProblem> Run(JsonElement root, SchemaRule rule) => Examine(root, rule).Problems;

    /// <summary>The same, with what could be repaired. Nothing is allocated for arguments that are right.</summary>
    internal static CheckOutcome Examine(JsonElement root, SchemaRule rule)
    {
        if (root.ValueKind == JsonValueKind.Undefined) root = NoArguments;
        switch (InputScan.Find(root))
        {
            case InputFaults.None: break;
            case InputFaults.RepeatedNames: root = InputScan.DropRepeatedNames(root); break;
            case InputFaults.TooDeep: return Refusal(root, new ArgumentProblem("", "limit", "the value is nested too deeply to check", "a less deeply nested value"));
            default: return Refusal(root, InputScan.DescribeBrokenText(root));
        }

        var context = CheckContext.Rent(root);
        var value = new SchemaChecker(context, root, ValueRole.Root);
        if (context.EnterRule()) rule(ref value);
        value.Release();
        var outcome = context.Problems.Count == 0
            ? new CheckOutcome(root, [], RepairProposals.OfSpellings(context))
            : new CheckOutcome(root, ProblemOrder.Sort(root, context), RepairProposals.OfProblems(context));
        context.Return();
        return outcome;
    }

    private static CheckOutcome Refusal(JsonElement root, ArgumentProblem problem) => new(root, [problem], []);
}
