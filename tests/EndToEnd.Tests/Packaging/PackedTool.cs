using System.IO.Compression;
using LeadMagic.EndToEnd.Tests.Building;
using LeadMagic.EndToEnd.Tests.Packaging;
using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Processes;

[assembly: AssemblyFixture(typeof(PackedTool))]

namespace LeadMagic.EndToEnd.Tests.Packaging;

/// <summary>The .NET tool's package, made of the built server, in a folder that serves as a package source; and places to install it to.</summary>
public sealed class PackedTool : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task<string>> _package;

    public PackedTool() => _package = new(PackAsync);

    public string Source => _folder.File("source");

    /// <summary>A configuration that knows this one source, and keeps what it unpacks out of the user's own folder.</summary>
    public (string Name, string Value)[] Settings => [("NUGET_PACKAGES", _folder.File("packages")), ("DOTNET_CLI_HOME", _folder.File("home"))];

    public string FileOf(string name) => _folder.File(name);

    /// <summary>Packs, once for all tests that ask.</summary>
    /// <returns>The package's file.</returns>
    public Task<string> GetAsync() => _package.Value;

    /// <summary>A file in the package as a text.</summary>
    public async Task<string> ReadAsync(string name)
    {
        using ZipArchive package = await ZipFile.OpenReadAsync(await GetAsync());
        ZipArchiveEntry entry = package.GetEntry(name) ?? throw new InvalidOperationException($"{name} is not among {string.Join(", ", package.Entries.Select(other => other.FullName))}");
        using StreamReader reader = new(await entry.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    /// <summary>Runs <c>dotnet</c> in an empty folder, with the one package source.</summary>
    public async Task<string> DotnetAsync(params string[] arguments)
    {
        (int exitCode, string text) = await Command.RunAsync(_folder.Path, "dotnet", arguments, Settings);
        Assert.True(exitCode == 0, text);
        return text;
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> PackAsync()
    {
        (int exitCode, string text) = await Command.RunAsync(
            RepositoryPaths.Root, "dotnet",
            ["pack", "src/Server", "--no-build", "--configuration", BuildFacts.Configuration, "--output", Source, "-nodeReuse:false"]);
        Assert.True(exitCode == 0, text);
        await File.WriteAllTextAsync(
            _folder.File("NuGet.config"),
            $"""<configuration><packageSources><clear /><add key="packed" value="{Source}" /></packageSources></configuration>""");
        return Assert.Single(Directory.GetFiles(Source, "*.nupkg"));
    }
}
