namespace OpenApiMcp.Runtime.Tests.Arguments.Suite;

/// <summary>Finds the official JSON-Schema-Test-Suite beside the repository.</summary>
internal static class SuiteFolder
{
    private const string Missing = "The JSON-Schema-Test-Suite is not at ../shared/json-schema-test-suite, seen from the repository.";

    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "LeadMagic.Generated.sln"))) continue;
            var suite = Path.Combine(folder.FullName, "..", "shared", "json-schema-test-suite", "tests", "draft2020-12");
            return Directory.Exists(suite) ? Path.GetFullPath(suite) : null;
        }

        return null;
    }

    /// <summary>The suite's folder; without it the test is skipped, but fails where CI is set.</summary>
    public static string Require()
    {
        var folder = Find();
        if (folder is not null) return folder;
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)) Assert.Fail(Missing);
        Assert.Skip(Missing);
        return "";
    }
}
