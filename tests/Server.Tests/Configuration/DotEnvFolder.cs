namespace LeadMagic.Server.Tests.Configuration;

/// <summary>A folder of its own for one test, with a <c>.env</c> file in it, gone afterwards.</summary>
internal sealed class DotEnvFolder : IDisposable
{
    /// <param name="content">The file's text, or null for a folder without the file.</param>
    public DotEnvFolder(string? content)
    {
        if (content is not null) System.IO.File.WriteAllText(File, content);
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("leadmagic tests ").FullName;

    public string File => System.IO.Path.Combine(Path, ".env");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
