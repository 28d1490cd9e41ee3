using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.EndToEnd.Tests.Building;

/// <summary>
/// Builds a project of the repository, which stays as it is: whatever the build writes lies in a folder of its own. What the
/// project references is not built again, since it was built with these tests.
/// </summary>
internal sealed class IsolatedBuild : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _project;

    /// <param name="project">The project file, relative to the repository.</param>
    public IsolatedBuild(string project)
    {
        _project = RepositoryPaths.At(project);
        // This file is read by every project of the build, and only this one may lay its output elsewhere. What an ordinary
        // build of it left behind in its own folder is no source.
        File.WriteAllText(_folder.File("isolated.props"), $"""
            <Project>
              <PropertyGroup Condition="'$(MSBuildProjectName)' == '{Path.GetFileNameWithoutExtension(project)}'">
                <BaseIntermediateOutputPath>{_folder.File("obj")}/</BaseIntermediateOutputPath>
                <BaseOutputPath>{_folder.File("bin")}/</BaseOutputPath>
                <DefaultItemExcludes>bin/**;obj/**</DefaultItemExcludes>
              </PropertyGroup>
            </Project>
            """);
    }

    /// <summary>Where the program is built.</summary>
    public string Output => Path.Combine(_folder.Path, "bin", BuildFacts.Configuration, "net10.0");

    /// <summary>Where emitted code and the assembly before its copying lie.</summary>
    public string Intermediate => Path.Combine(_folder.Path, "obj", BuildFacts.Configuration, "net10.0");

    /// <summary>A file in the build's folder that the build does not know.</summary>
    public string FileOf(string name) => _folder.File(name);

    /// <param name="document">The OpenAPI document to build from.</param>
    public async Task<BuildOutcome> RunAsync(string document)
    {
        (int exitCode, string text) = await Command.RunAsync(
            RepositoryPaths.Root, "dotnet",
            [
                "build", _project, "--no-dependencies", "--configuration", BuildFacts.Configuration,
                "--verbosity", "minimal", "-nodeReuse:false", "-tl:off", "-clp:NoSummary",
                "-p:RestoreRecursive=false", "-p:CustomBeforeDirectoryBuildProps=" + _folder.File("isolated.props"), "-p:OpenApiDocument=" + document,
                "-p:OpenApiSurface=" // the committed file is that of the committed document
            ]);
        return new(exitCode, text);
    }

    public void Dispose() => _folder.Dispose();
}
