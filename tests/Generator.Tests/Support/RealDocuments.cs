namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>The documents that people use: our own, the sample's, and published ones that lie beside the repository.</summary>
internal static class RealDocuments
{
    public const string Own = "openapi/leadmagic.json";

    private const string Shared = "../shared/";

    /// <summary>Paths from the repository's root.</summary>
    public static TheoryData<string> All =>
    [
        Own,
        "samples/Minimal/bookshop.json",
        Shared + "specs/leadmagic/leadmagic-openapi-3.1.json",
        Shared + "specs/real/adyen-checkout-3.1.json",
        Shared + "specs/real/firecracker-3.0.json",
        Shared + "specs/real/lmstudio-3.1.json",
        Shared + "specs/real/petstore-3.0.json",
    ];

    /// <summary>The document's text; a test without the folder beside the repository is skipped, or fails on CI.</summary>
    public static string Read(string path) => File.ReadAllText(
        path.StartsWith(Shared, StringComparison.Ordinal) ? RepositoryPaths.Require(path[Shared.Length..]) : RepositoryPaths.At(path));
}
