using System.Text.Json;

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>A schema of the suite and the cases to ask about it.</summary>
internal sealed class SuiteGroup(int number, string file, string description, string version, string schema, IReadOnlyList<SuiteCase> cases)
{
    /// <summary>Its position in the whole suite, for names.</summary>
    public int Number { get; } = number;

    /// <summary>Its file, from the draft's folder, with slashes.</summary>
    public string File { get; } = file;

    public string Description { get; } = description;

    /// <summary>The version of OpenAPI to put the schema in; 3.1 is that of the suite's draft.</summary>
    public string Version { get; } = version;

    /// <summary>The schema as the file has it.</summary>
    public string Schema { get; } = schema;

    public IReadOnlyList<SuiteCase> Cases { get; } = cases;

    /// <summary>Every group of the suite, in the order of the files' names.</summary>
    public static IReadOnlyList<SuiteGroup> ReadAll(string folder)
    {
        var groups = new List<SuiteGroup>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            foreach (var group in JsonElement.Parse(System.IO.File.ReadAllBytes(path)).EnumerateArray()) groups.Add(Read(groups.Count, file, group));
        }

        return groups;
    }

    private static SuiteGroup Read(int number, string file, JsonElement group) => new(
        number,
        file,
        Text(group, "description"),
        group.TryGetProperty("openapi", out var version) ? version.GetString()! : "3.1.0",
        group.GetProperty("schema").GetRawText(),
        [.. group.GetProperty("tests").EnumerateArray().Select(test => new SuiteCase(Text(test, "description"), test.GetProperty("data"), test.GetProperty("valid").GetBoolean()))]);

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;
}

/// <summary>A value, and whether the schema allows it.</summary>
internal sealed class SuiteCase(string description, JsonElement data, bool isValid)
{
    public string Description { get; } = description;

    public JsonElement Data { get; } = data;

    public bool IsValid { get; } = isValid;
}
