namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>Finds the official JSON-Schema-Test-Suite beside the repository.</summary>
internal static class SuiteFolder
{
    private const string Missing = "The JSON-Schema-Test-Suite is not at ../shared/json-schema-test-suite, seen from the repository.";

    /// <summary>The folder of draft 2020-12; null where it is missing, which is a failure where CI is set.</summary>
    public static string? Find()
    {
        var suite = Path.GetFullPath(Repository.File("..", "shared", "json-schema-test-suite", "tests", "draft2020-12"));
        return Directory.Exists(suite) ? suite : null;
    }

    /// <summary>Our own files in the format of the suite: what it does not ask about, and OpenAPI's dialects.</summary>
    public static string Own => Repository.File("tests", "Schema.Tests", "Own");

    /// <summary>Skips the test where the suite is missing, but not in CI.</summary>
    public static void Require()
    {
        var isRequired = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (isRequired) Assert.True(Find() is not null, Missing);
        else Assert.SkipWhen(Find() is null, Missing);
    }
}
