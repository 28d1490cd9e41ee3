namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>The documents that people use: our own, the sample's, and published ones that lie beside the repository.</summary>
internal static class RealDocuments
{
    public const string Own = "openapi/leadmagic.json";

    private const string Beside = "../shared/specs/";

    /// <summary>Paths from the repository's root.</summary>
    public static TheoryData<string> All =>
    [
        Own,
        "samples/Minimal/bookshop.json",
        Beside + "leadmagic/leadmagic-openapi-3.1.json",
        Beside + "real/adyen-checkout-3.1.json",
        Beside + "real/firecracker-3.0.json",
        Beside + "real/lmstudio-3.1.json",
        Beside + "real/petstore-3.0.json",
    ];

    /// <summary>The document's text; skips the test where the folder beside the repository is missing, but not in CI.</summary>
    public static string Read(string path)
    {
        var file = Path.GetFullPath(Repository.File(path.Split('/')));
        var isRequired = !path.StartsWith(Beside, StringComparison.Ordinal) || Environment.GetEnvironmentVariable("CI") == "true";
        Assert.SkipUnless(isRequired || File.Exists(file), $"{path} is not there: the folder ../shared is not part of the repository.");
        return File.ReadAllText(file);
    }
}
