namespace OpenApiMcp.TestKit.Files;

/// <summary>A folder for one test. It is deleted with everything in it at the end.</summary>
/// <param name="name">How the folder's name begins.</param>
public sealed class TemporaryFolder(string name = "test folder ") : IDisposable
{
    /// <summary>A name with what paths may hold: a space, a comma, an equals sign.</summary>
    public const string OddName = "my repo, a=b ";

    public string Path { get; } = Directory.CreateTempSubdirectory(name).FullName;

    /// <summary>The full path of a file or folder inside, given with forward slashes.</summary>
    public string File(string relativePath) => System.IO.Path.Combine(Path, relativePath);

    /// <summary>Writes a file and the folders on the way to it.</summary>
    /// <returns>The file's full path.</returns>
    public string Write(string relativePath, string content)
    {
        string path = File(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
