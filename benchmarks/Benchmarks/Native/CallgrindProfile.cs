using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenApiMcp.Benchmarks.Native;

/// <summary>What callgrind has counted in one run of an executable (the format: the manual of Valgrind, "Callgrind Format Specification").</summary>
internal static partial class CallgrindProfile
{
    /// <summary>How often each function was called.</summary>
    public static IReadOnlyDictionary<string, long> Read(string path)
    {
        var (names, counts) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, long>(StringComparer.Ordinal));
        var called = "";
        foreach (var line in File.ReadLines(path))
        {
            if (Function().Match(line) is { Success: true } function) called = NameOf(function, names);
            else if (line.StartsWith("calls=", StringComparison.Ordinal)) counts[called] = counts.GetValueOrDefault(called) + long.Parse(line.AsSpan(6, line.IndexOf(' ', StringComparison.Ordinal) - 6), CultureInfo.InvariantCulture);
        }

        return counts;
    }

    /// <summary>A name stands in full where it is first used, with a number that stands for it from then on. A function that calls itself has a suffix for each depth.</summary>
    private static string NameOf(Match function, Dictionary<string, string> names)
    {
        var number = function.Groups["number"].Value;
        if (function.Groups["name"] is { Success: true } name) names[number] = name.Value.Split('\'')[0];
        return names[number];
    }

    /// <summary>The function that what follows is counted for, or that is called from there: a line of calls comes right after the latter.</summary>
    [GeneratedRegex(@"^c?fn=\((?<number>\d+)\)( (?<name>.+))?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Function();
}
