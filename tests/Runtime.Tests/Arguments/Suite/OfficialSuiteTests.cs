using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments.Suite;

/// <summary>Runs the official JSON-Schema-Test-Suite for draft 2020-12 against the checker, by way of a small interpreter.</summary>
public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    /// <summary>Files or groups that need what the generator does, not the checker, each with the reason.</summary>
    private static readonly (string File, string? Group, string Reason)[] Excluded =
    [
        ("dynamicRef.json", null, "$dynamicRef is refused by the generator"),
        ("optional/dynamicRef.json", null, "$dynamicRef is refused by the generator"),
        ("unevaluatedItems.json", "unevaluatedItems with $dynamicRef", "$dynamicRef is refused by the generator"),
        ("unevaluatedProperties.json", "unevaluatedProperties with $dynamicRef", "$dynamicRef is refused by the generator"),
        ("refRemote.json", null, "remote references are refused by the generator"),
        ("ref.json", "remote ref, containing refs itself", "remote reference to the meta-schema"),
        ("defs.json", null, "remote reference to the meta-schema"),
        ("vocabulary.json", null, "custom meta-schemas (remote)"),
        ("optional/format-assertion.json", null, "custom meta-schemas (remote)"),
        ("optional/cross-draft.json", null, "references a schema of another draft (remote)"),
        ("optional/dependencies-compatibility.json", null, "'dependencies' is not a keyword of draft 2020-12"),
        ("optional/format/regex.json", null, "format 'regex' is not checked"),
        ("optional/format/ecmascript-regex.json", null, "format 'regex' is not checked"),
    ];

    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        if (SuiteFolder.Find() is not { } folder) return ["(no suite)"];
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!Array.Exists(Excluded, entry => entry.File == name && entry.Group is null)) files.Add(name);
        }

        return files;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_of_a_file_has_the_official_outcome(string file)
    {
        var folder = SuiteFolder.Require();
        var failed = new List<string>();
        var passed = 0;
        foreach (var (group, test, actual) in Run(folder, file))
        {
            if (actual == test.GetProperty("valid").GetBoolean()) passed++;
            else failed.Add($"{group}: {test.GetProperty("description").GetString()}");
        }

        output.WriteLine($"{file}: {passed} passed, {failed.Count} failed");
        Assert.NotEqual(0, passed);
        Assert.True(failed.Count == 0, string.Join(Environment.NewLine, failed));
    }

    [Fact]
    public void Most_of_the_suite_is_run()
    {
        var folder = SuiteFolder.Require();
        var cases = Files().Sum(file => Run(folder, file.Data).Count(result => result.Actual == result.Test.GetProperty("valid").GetBoolean()));
        var all = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Sum(file => Parse(file).EnumerateArray().Sum(group => group.GetProperty("tests").GetArrayLength()));
        output.WriteLine($"{cases} of {all} cases passed; excluded:");
        foreach (var (file, group, reason) in Excluded) output.WriteLine($"  {file}{(group is null ? "" : ": " + group)} ({reason})");
        Assert.True(cases > all * 85 / 100, $"Only {cases} of {all} cases passed.");
    }

    private static IEnumerable<(string Group, JsonElement Test, bool Actual)> Run(string folder, string file)
    {
        var assertFormats = file.StartsWith("optional/format/", StringComparison.Ordinal);
        foreach (var group in Parse(Path.Combine(folder, file)).EnumerateArray())
        {
            var description = group.GetProperty("description").GetString()!;
            if (Array.Exists(Excluded, entry => entry.File == file && entry.Group == description)) continue;
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                IReadOnlyList<ArgumentProblem> problems = SchemaInterpreter.Check(group.GetProperty("schema"), test.GetProperty("data"), assertFormats);
                yield return (description, test, problems.Count == 0);
            }
        }
    }

    private static JsonElement Parse(string path) => JsonElement.Parse(File.ReadAllBytes(path));
}
