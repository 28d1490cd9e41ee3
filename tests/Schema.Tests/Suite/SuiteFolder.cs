namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>Finds the official JSON-Schema-Test-Suite beside the repository.</summary>
internal static class SuiteFolder
{
    private const string Missing = "The JSON-Schema-Test-Suite is not at ../shared/json-schema-test-suite, seen from the repository.";

    /// <summary>The folder of draft 2020-12; null where it is missing, which is a failure where CI is set.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "LeadMagic.Generated.sln"))) continue;
            var suite = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "json-schema-test-suite", "tests", "draft2020-12"));
            return Directory.Exists(suite) ? suite : null;
        }

        return null;
    }

    /// <summary>Skips the test where the suite is missing, but not in CI.</summary>
    public static void Require()
    {
        var isRequired = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (isRequired) Assert.True(Find() is not null, Missing);
        else Assert.SkipWhen(Find() is null, Missing);
    }
}
