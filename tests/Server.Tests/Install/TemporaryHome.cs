using LeadMagic.Server.Install;

namespace LeadMagic.Server.Tests.Install;

/// <summary>A user's folder of its own for one test, laid out like that of any system; gone afterwards.</summary>
internal sealed class TemporaryHome(SystemKind kind = SystemKind.Linux) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public string Path => _folder.Path;

    public InstallSystem System => new(kind, Path, _variables.GetValueOrDefault);

    public void Set(string variable, string value) => _variables[variable] = value;

    public string At(string path) => _folder.File(path);

    /// <summary>Writes a file and the folders on the way to it.</summary>
    public string Write(string path, string content) => _folder.Write(path, content);

    public string Read(string path) => File.ReadAllText(At(path));

    public void Dispose() => _folder.Dispose();
}
