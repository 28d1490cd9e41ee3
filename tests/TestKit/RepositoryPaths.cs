namespace OpenApiMcp.TestKit;

/// <summary>Finds the files of the repository and of its shared folder from wherever a test assembly runs.</summary>
public static class RepositoryPaths
{
    private const string Landmark = "LeadMagic.Generated.sln";

    private static readonly Lazy<string> FoundRoot = new(() => FindRoot(AppContext.BaseDirectory));

    /// <summary>The folder that holds the solution, as a full path without a trailing separator.</summary>
    public static string Root => FoundRoot.Value;

    /// <summary>The folder <c>shared</c> beside the repository: large inputs that are not committed. It may be absent.</summary>
    public static string SharedFolder => Path.GetFullPath(Path.Combine(Root, "..", "shared"));

    /// <summary>The full path of a committed file or folder, given with forward slashes from the root.</summary>
    public static string At(string relativePath) => Path.GetFullPath(Path.Combine(Root, relativePath));

    /// <summary>
    /// The full path of a file or folder in <see cref="SharedFolder"/>. Where it is missing the calling test is skipped, or fails
    /// (<see cref="Requirement.IsMissing(string)"/>).
    /// </summary>
    public static string Require(string relativePath) => Require(SharedFolder, relativePath, Environment.GetEnvironmentVariable("CI"));

    internal static string Require(string folder, string relativePath, string? ci)
    {
        string path = Path.GetFullPath(Path.Combine(folder, relativePath));
        if (Path.Exists(path)) return path;

        Requirement.IsMissing(
            $"This test needs '{relativePath}' in the folder 'shared' beside the repository ({folder}), which does not have it. Put it there to run this test.",
            ci);
        return path;
    }

    internal static string FindRoot(string start)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Landmark))) return Path.TrimEndingDirectorySeparator(folder.FullName);
        }

        throw new InvalidOperationException($"No folder at or above '{start}' holds {Landmark}. Run the tests from a build inside the repository.");
    }
}
