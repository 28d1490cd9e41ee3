using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using OpenApiMcp.Prepare;

namespace OpenApiMcp.Build.Tests;

/// <summary>The two places that NSwag comes from: npm and NuGet.</summary>
[Collection(nameof(RealBuilds))]
public sealed class NSwagSourceTests : IDisposable
{
    private readonly TemporaryFolder _copy = new(TemporaryFolder.OddName);

    [Fact]
    public void Npm_and_NuGet_pin_the_same_version()
    {
        var packages = XDocument.Load(RepositoryPaths.At("Directory.Packages.props"));
        var nuget = packages.Descendants("PackageVersion").Single(package => package.Attribute("Include")!.Value == "NSwag.MSBuild").Attribute("Version")!.Value;
        using var lockFile = JsonDocument.Parse(File.ReadAllText(RepositoryPaths.At("openapi/package-lock.json")));

        Assert.Equal(nuget, lockFile.RootElement.GetProperty("packages").GetProperty("node_modules/nswag").GetProperty("version").GetString());
        Assert.Equal(nuget, lockFile.RootElement.GetProperty("packages").GetProperty("").GetProperty("dependencies").GetProperty("nswag").GetString());
    }

    [Fact]
    public void The_lock_file_names_no_host() =>
        Assert.DoesNotContain("://", File.ReadAllText(RepositoryPaths.At("openapi/package-lock.json")), StringComparison.Ordinal);

    [Fact]
    public async Task The_NuGet_package_writes_the_same_client_and_needs_no_npm()
    {
        CopyPrepare();
        var feed = Directory.CreateDirectory(_copy.File("feed")).FullName;
        WritePackage(Path.Combine(feed, "NSwag.MSBuild.14.7.1.nupkg"));

        // The throw-away package goes to a folder of its own; all others come from where these tests were restored to.
        var build = await BuildPrepareWithoutNpmAsync(
            "-restore", "-t:Build;GetOpenApiTools", "-getItem:OpenApiTool", "-p:NSwagSource=nuget",
            Property("RestoreSources", feed), Property("RestorePackagesPath", _copy.File("packages")), Property("RestoreFallbackFolders", InstalledPackages));

        build.ShouldSucceed();
        using var items = JsonDocument.Parse(build.Output[build.Output.IndexOf('{', StringComparison.Ordinal)..]);
        var command = items.RootElement.GetProperty("Items").GetProperty("OpenApiTool")[0].GetProperty("NSwagCommand").GetString()!;
        Assert.Contains(_copy.File("packages"), command, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_copy.File("openapi/node_modules")));
        PreparedOperation[] operations = [new("Ping", "GET", "/ping", [])];
        Assert.Equal(await NSwagRun.ClientOfAsync(operations), await NSwagRun.ClientByAsync(command, operations));
    }

    [Fact]
    public async Task Without_npm_one_error_names_both_ways_out()
    {
        CopyPrepare();

        var build = new ProjectBuild(await BuildPrepareWithoutNpmAsync("-t:InstallNSwag"));

        Assert.NotEqual(0, build.Outcome.ExitCode);
        var error = Assert.Single(build.Errors);
        Assert.Contains("Install Node.js 20 or newer", error, StringComparison.Ordinal);
        Assert.Contains("-p:NSwagSource=nuget", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_source_is_one_error_that_names_the_two()
    {
        CopyPrepare();

        var build = new ProjectBuild(await BuildPrepareWithoutNpmAsync("-t:CheckNSwagSource", "-p:NSwagSource=chocolatey"));

        Assert.NotEqual(0, build.Outcome.ExitCode);
        Assert.Contains("'npm' (the default) or 'nuget'", Assert.Single(build.Errors), StringComparison.Ordinal);
    }

    public void Dispose() => _copy.Dispose();

    private static string InstalledPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Prepare and what it needs, in a folder of its own: another source of NSwag means another restore.</summary>
    private void CopyPrepare()
    {
        string[] files = ["Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "openapi/package.json", "openapi/package-lock.json"];
        string[] folders = ["src/Prepare", "src/Generator"];
        var sources = folders.SelectMany(folder => Directory.GetFiles(RepositoryPaths.At(folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryPaths.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
        foreach (var file in files.Concat(sources))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_copy.File(file))!);
            File.Copy(RepositoryPaths.At(file), _copy.File(file));
        }
    }

    /// <summary>Builds the copy where the shell and dotnet are the only commands to be found.</summary>
    private Task<CommandOutcome> BuildPrepareWithoutNpmAsync(params string[] arguments)
    {
        var commands = Directory.CreateDirectory(_copy.File("commands")).FullName;
        foreach (var command in new[] { "sh", "dotnet" }) File.CreateSymbolicLink(Path.Combine(commands, command), Command.Find(command));
        return Command.RunAsync(
            _copy.Path, Command.Find("dotnet"), ["msbuild", "src/Prepare/OpenApiMcp.Prepare.csproj", "-nologo", "-tl:off", "-nr:false", .. arguments], ("PATH", commands));
    }

    /// <summary>A property on MSBuild's command line, where a comma would start the next one.</summary>
    private static string Property(string name, string value) => $"-p:{name}={value.Replace(",", "%2C", StringComparison.Ordinal)}";

    /// <summary>A package laid out like NSwag.MSBuild: binaries under tools/, and properties that hold the commands under build/.</summary>
    private static void WritePackage(string file)
    {
        using var package = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (var binary in Directory.GetFiles(NSwagRun.Binaries)) package.CreateEntryFromFile(binary, "tools/Net100/" + Path.GetFileName(binary), CompressionLevel.NoCompression);
        WriteEntry(package, "NSwag.MSBuild.nuspec", """
            <package>
              <metadata>
                <id>NSwag.MSBuild</id>
                <version>14.7.1</version>
                <authors>tests</authors>
                <description>Stands in for the real package.</description>
                <developmentDependency>true</developmentDependency>
              </metadata>
            </package>
            """);
        WriteEntry(package, "build/NSwag.MSBuild.props", """
            <Project>
              <PropertyGroup>
                <NSwagExe_Net100>dotnet "$(MSBuildThisFileDirectory)../tools/Net100/dotnet-nswag.dll"</NSwagExe_Net100>
              </PropertyGroup>
            </Project>
            """);
    }

    private static void WriteEntry(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}
