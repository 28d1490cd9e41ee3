using System.Globalization;
using System.Text.RegularExpressions;

namespace LeadMagic.EndToEnd.Tests.Building;

/// <summary>What a build came to, and what it complained about.</summary>
internal sealed partial record BuildOutcome(int ExitCode, string Text)
{
    /// <summary>The distinct warnings and errors in the order of their appearance, as <c>file(line,column): warning ID</c>; a place may be missing.</summary>
    public IReadOnlyList<BuildProblem> Problems { get; } = [.. ProblemLine().Matches(Text).Select(BuildProblem.Of).Distinct()];

    public BuildOutcome ShouldSucceed()
    {
        Assert.True(ExitCode == 0, Text);
        return this;
    }

    [GeneratedRegex(
        @"^\s*(?<place>[^\r\n]*?)\s*: (?<severity>warning|error) (?<id>[A-Z]+[0-9]+)?\s?: (?<text>.*?)( \[[^\]\r\n]*\])?\r?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex ProblemLine();
}

/// <summary>A warning or an error of a build.</summary>
/// <param name="Place">The file's name with line and column, such as <c>api.json(7,3)</c>, or the tool that complains.</param>
internal sealed record BuildProblem(string Place, string Severity, string Id, string Text)
{
    /// <summary>Everything but the text.</summary>
    public string Head => string.Create(CultureInfo.InvariantCulture, $"{Place}: {Severity} {Id}");

    public static BuildProblem Of(Match line) =>
        new(Path.GetFileName(line.Groups["place"].Value), line.Groups["severity"].Value, line.Groups["id"].Value, line.Groups["text"].Value);
}
