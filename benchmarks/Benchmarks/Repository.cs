namespace OpenApiMcp.Benchmarks;

/// <summary>Finds files of the repository from where the benchmarks run.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string File(params string[] path) => Path.GetFullPath(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (System.IO.File.Exists(Path.Combine(folder, "LeadMagic.Generated.sln"))) return folder;
        }

        throw new InvalidOperationException("The benchmarks run inside a clone of the repository only.");
    }
}
