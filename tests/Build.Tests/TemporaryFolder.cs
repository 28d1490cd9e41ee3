namespace OpenApiMcp.Build.Tests;

/// <summary>A folder of its own for one test, gone afterwards. Its name holds what paths really hold: a space, a comma, an equals sign.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("my repo, a=b ").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
