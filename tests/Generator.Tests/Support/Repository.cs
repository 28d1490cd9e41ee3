namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>Finds files of the repository, and the data that lies beside it, from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Tests => Path.Combine(Root, "tests", "Generator.Tests");

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "LeadMagic.Generated.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository: no folder above them holds LeadMagic.Generated.sln.");
    }
}
