using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

/// <summary>A user's folder of its own for one test, laid out like that of any system; gone afterwards.</summary>
internal sealed class TemporaryHome(SystemKind kind = SystemKind.Linux) : IDisposable
{
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string Path { get; } = Directory.CreateTempSubdirectory("leadmagic tests ").FullName;

    public InstallSystem System => new(kind, Path, _variables.GetValueOrDefault);

    public void Set(string variable, string value) => _variables[variable] = value;

    public string At(string path) => global::System.IO.Path.Combine(Path, path);

    /// <summary>Writes a file and the folders on the way to it.</summary>
    public string Write(string path, string content)
    {
        Directory.CreateDirectory(global::System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
        return At(path);
    }

    public string Read(string path) => File.ReadAllText(At(path));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
