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
        if (JsonSchemaSuite.Find() is not { } folder) return ["(no suite)"];
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
        var folder = JsonSchemaSuite.Require();
        var failed = new List<string>();
        var passed = 0;
        foreach (var (group, test, rule) in Cases(folder, file))
        {
            if (HasOfficialOutcome(test, rule)) passed++;
            else failed.Add($"{group}: {test.GetProperty("description").GetString()}");
        }

        output.WriteLine($"{file}: {passed} passed, {failed.Count} failed");
        Assert.NotEqual(0, passed);
        Assert.True(failed.Count == 0, string.Join(Environment.NewLine, failed));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_rule_that_is_only_tried_has_the_same_outcome(string file)
    {
        foreach (var (group, test, rule) in Cases(JsonSchemaSuite.Require(), file))
        {
            var data = test.GetProperty("data");
            var valid = test.GetProperty("valid").GetBoolean();
            Assert.True(valid == Holds(data, (ref SchemaChecker value) => value.AnyOf(rule)), group);
            Assert.True(valid == Holds(data, (ref SchemaChecker value) => value.OneOf(rule, Checked.Refused)), group);
            Assert.True(valid != Holds(data, (ref SchemaChecker value) => value.Not(rule)), group);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_problem_is_a_short_line_without_control_characters(string file)
    {
        foreach (var (_, test, rule) in Cases(JsonSchemaSuite.Require(), file))
        {
            var problems = ArgumentCheck.Run(test.GetProperty("data"), rule);
            foreach (var line in ProblemText.Write("tool", problems).Split('\n'))
            {
                Assert.DoesNotContain(line, char.IsControl);
                Assert.InRange(line.Length, 1, 600);
            }
        }
    }

    [Fact]
    public void Most_of_the_suite_is_run()
    {
        var folder = JsonSchemaSuite.Require();
        var cases = Files().Sum(file => Cases(folder, file.Data).Count(official => HasOfficialOutcome(official.Test, official.Rule)));
        var all = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Sum(file => Parse(file).EnumerateArray().Sum(group => group.GetProperty("tests").GetArrayLength()));
        output.WriteLine($"{cases} of {all} cases passed; excluded:");
        foreach (var (file, group, reason) in Excluded) output.WriteLine($"  {file}{(group is null ? "" : ": " + group)} ({reason})");
        Assert.True(cases > all * 93 / 100, $"Only {cases} of {all} cases passed.");
    }

    private static bool HasOfficialOutcome(JsonElement test, SchemaRule rule) =>
        Holds(test.GetProperty("data"), rule) == test.GetProperty("valid").GetBoolean();

    private static bool Holds(JsonElement data, SchemaRule rule) => ArgumentCheck.Run(data, rule).Count == 0;

    private static IEnumerable<(string Group, JsonElement Test, SchemaRule Rule)> Cases(string folder, string file)
    {
        var assertFormats = file.StartsWith("optional/format/", StringComparison.Ordinal);
        foreach (var group in Parse(Path.Combine(folder, file)).EnumerateArray())
        {
            var description = group.GetProperty("description").GetString()!;
            if (Array.Exists(Excluded, entry => entry.File == file && entry.Group == description)) continue;
            var rule = SchemaInterpreter.RuleOf(group.GetProperty("schema"), assertFormats);
            foreach (var test in group.GetProperty("tests").EnumerateArray()) yield return (description, test, rule);
        }
    }

    private static JsonElement Parse(string path) => JsonElement.Parse(File.ReadAllBytes(path));
}
