namespace OpenApiMcp.TestKit.Json;

/// <summary>The official JSON-Schema-Test-Suite for draft 2020-12, in the folder beside the repository.</summary>
public static class JsonSchemaSuite
{
    private const string Folder = "json-schema-test-suite/tests/draft2020-12";

    /// <summary>The suite's folder; null if it is missing.</summary>
    public static string? Find() => Path.Combine(RepositoryPaths.SharedFolder, Folder) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>The suite's folder; a test without it is skipped, or fails on CI.</summary>
    public static string Require() => RepositoryPaths.Require(Folder);
}
