namespace OpenApiMcp.Build.Tests;

/// <summary>Paths inside the repository that the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Debug or Release, as these tests were built: the builds they start must find the tools up to date.</summary>
    public static string Configuration { get; } = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LeadMagic.Generated.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {start} holds LeadMagic.Generated.sln.");
    }
}
