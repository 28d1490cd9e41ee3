using System.Text;

namespace OpenApiMcp.Runtime.Arguments;

/// <summary>Writes the problems of a call as one text that a model can repair its arguments from at once.</summary>
public static class ProblemText
{
    /// <summary>The most problems that the text lists.</summary>
    public const int MaxListed = 20;

    private const int MaxPointer = 120;

    private const int MaxLine = 1_000;

    /// <summary>The text: what did not happen, then one line for each problem, then an example of a call that is right.</summary>
    /// <param name="example">The arguments of a valid call as JSON on one line, or null where there are none to show.</param>
    public static string Write(string toolName, IReadOnlyList<ArgumentProblem> problems, string? example = null)
    {
        var wrong = CountArguments(problems);
        var text = new StringBuilder(toolName)
            .Append(" was not called: ")
            .Append(wrong == 1 ? "1 argument is" : wrong.ToString(Wording.Culture) + " arguments are")
            .Append(" wrong. Nothing was sent and nothing was charged.");
        foreach (var problem in problems.Take(MaxListed)) WriteLine(text, problem);
        if (problems.Count > MaxListed) text.Append("\n- and ").Append((problems.Count - MaxListed).ToString(Wording.Culture)).Append(" more");
        if (example is not null) text.Append("\nExample of a valid call: ").Append(example);
        return text.ToString();
    }

    /// <summary>The text for a call with so many arguments that they are not looked at.</summary>
    internal static string TooMany(string toolName, int count, int limit) =>
        $"{toolName} was not called: {count.ToString(Wording.Culture)} arguments are more than the {limit.ToString(Wording.Culture)} that a call may have. "
        + "Nothing was sent and nothing was charged.";

    /// <summary>Says what was repaired, on one line: <c>Repaired before sending: /limit "5" → 5.</c></summary>
    public static string WriteRepairs(IReadOnlyList<string> repairs)
    {
        var listed = repairs.Take(MaxListed).Select(repair => ShownValue.Clean(repair, MaxLine));
        var more = repairs.Count > MaxListed ? $"; and {(repairs.Count - MaxListed).ToString(Wording.Culture)} more" : "";
        return $"Repaired before sending: {string.Join("; ", listed)}{more}.";
    }

    private static void WriteLine(StringBuilder text, ArgumentProblem problem)
    {
        var line = new StringBuilder();
        line.Append(problem.Place.Length == 0 ? "arguments" : ShownValue.Clean(problem.Place, MaxPointer));
        line.Append(" (").Append(problem.Rule).Append("): ").Append(problem.Actual);

        // "domain is missing" already says what is expected.
        if (problem.Actual != problem.Expected + " is missing") line.Append("; expected ").Append(problem.Expected);
        line.Append('.');
        if (problem.Suggestion is { Length: > 0 } suggestion)
        {
            line.Append(' ').Append(char.ToUpperInvariant(suggestion[0])).Append(suggestion, 1, suggestion.Length - 1);
            if (suggestion[^1] != '?') line.Append('.');
        }

        // Names of the document and of the caller may hold line breaks.
        text.Append("\n- ").Append(ShownValue.Clean(line.ToString(), MaxLine));
    }

    /// <summary>Several problems inside one argument are one wrong argument; a problem of the whole counts as one too.</summary>
    private static int CountArguments(IReadOnlyList<ArgumentProblem> problems) =>
        problems.Count(problem => problem.Pointer.Length == 0) +
        problems.Where(problem => problem.Pointer.Length > 0).Select(problem => problem.Pointer.Split('/')[1]).Distinct(StringComparer.Ordinal).Count();
}
