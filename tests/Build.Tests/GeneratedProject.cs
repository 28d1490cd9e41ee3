using System.Globalization;
using System.Text;

namespace OpenApiMcp.Build.Tests;

/// <summary>
/// A project outside of the repository that imports the targets, as any user's does. Its builds leave the tools alone: they
/// were built together with these tests.
/// </summary>
internal sealed class GeneratedProject : IDisposable
{
    /// <summary>Debug or Release, as these tests were built: the builds that they start must find the tools up to date.</summary>
    public static readonly string Configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private readonly TemporaryFolder _folder = new(TemporaryFolder.OddName);

    public GeneratedProject(string document)
    {
        var targets = RepositoryPaths.At("src/Generator/build/OpenApiMcp.targets");
        File.WriteAllText(_folder.File("App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NoWarn>$(NoWarn);OAM104;OAM105;OAM106;OAM107;OAM108;OAM209;OAM210;OAM316;OAM403</NoWarn>
                <OpenApiDocument>api.json</OpenApiDocument>
                <OpenApiClientName>ThingsClient</OpenApiClientName>
                <BuildProjectReferences>false</BuildProjectReferences>
              </PropertyGroup>
              <Import Project="{targets}" />
            </Project>
            """);
        File.WriteAllText(_folder.File("Uses.cs"), "internal static class Uses { public static string Name => nameof(App.ThingsClient); }");
        Write(document);
    }

    public string Document => _folder.File("api.json");

    public string Client => Path.Combine(Output, "client.g.cs");

    public string Output => Path.Combine(_folder.Path, "obj", Configuration, "net10.0", "openapi");

    public string EmittedTools => Path.Combine(_folder.Path, "obj", Configuration, "net10.0", "generated");

    /// <summary>Writes the document one second after the last output, so that clocks and file systems of any resolution see the change.</summary>
    public void Write(string document)
    {
        File.WriteAllText(Document, document);
        if (!Directory.Exists(Output)) return;
        var newest = Directory.GetFiles(Output).Max(File.GetLastWriteTimeUtc);
        if (File.GetLastWriteTimeUtc(Document) <= newest) File.SetLastWriteTimeUtc(Document, newest.AddSeconds(1));
    }

    /// <param name="target">The target to build.</param>
    /// <param name="properties">Further arguments, such as <c>-p:Name=Value</c>.</param>
    public async Task<ProjectBuild> BuildAsync(string target = "Build", params string[] properties)
    {
        var restored = File.Exists(Path.Combine(_folder.Path, "obj", "project.assets.json"));
        var run = await Command.RunAsync(
            _folder.Path, "dotnet",
            ["msbuild", "App.csproj", "-nologo", "-v:n", "-tl:off", "-nr:false", "-t:" + target, $"-p:Configuration={Configuration}", .. restored ? Array.Empty<string>() : ["-restore"], .. properties]);
        return new(run);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>An API with one operation.</summary>
    public static string DocumentWith(string path, string description) => string.Format(
        CultureInfo.InvariantCulture,
        CompositeFormat.Parse("""
            {{
              "openapi": "3.1.0",
              "info": {{ "title": "Things", "version": "1" }},
              "servers": [{{ "url": "https://api.example.com" }}],
              "paths": {{
                "{0}": {{
                  "get": {{
                    "operationId": "ping",
                    "description": "{1}",
                    "responses": {{ "200": {{ "description": "Pong." }} }}
                  }}
                }}
              }}
            }}
            """),
        path,
        description);
}

/// <summary>What one build did.</summary>
internal sealed record ProjectBuild(CommandOutcome Outcome)
{
    public string Text => Outcome.Output;

    public bool Prepared => Text.Contains("Preparing ", StringComparison.Ordinal);

    public bool RanNSwag => Text.Contains("Writing ThingsClient with NSwag", StringComparison.Ordinal);

    public IReadOnlyList<string> Errors => Lines(": error ");

    public IReadOnlyList<string> Warnings => Lines(": warning ");

    /// <summary>The problems of a severity, each once, without the name of the project that MSBuild appends.</summary>
    private IReadOnlyList<string> Lines(string severity) =>
        [.. Text.Split('\n').Where(line => line.Contains(severity, StringComparison.Ordinal))
            .Select(line => line.Split(" [", 2)[0].TrimStart(' ', '1', '>')).Distinct(StringComparer.Ordinal)];
}
