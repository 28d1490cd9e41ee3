using System.Xml.Linq;

namespace OpenApiMcp.TestKit.Tests;

/// <summary>What tests share has one home: a project that is referenced, and no source that is compiled twice.</summary>
public class ProjectFileTests
{
    private static readonly string[] Folders = ["tests", "benchmarks"];
    private static readonly string[] Patterns = ["*.csproj", "*.props", "*.targets"];
    private static readonly string[] NotCommitted = ["bin", "obj", "node_modules"];

    public static TheoryData<string> Files =>
    [
        .. from folder in Folders
           from pattern in Patterns
           from file in Directory.EnumerateFiles(RepositoryPaths.At(folder), pattern, SearchOption.AllDirectories)
           let path = Path.GetRelativePath(RepositoryPaths.Root, file).Replace('\\', '/')
           where !path.Split('/').Intersect(NotCommitted, StringComparer.Ordinal).Any()
           select path,
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_project_compiles_no_source_of_another(string file) => Assert.Empty(LinkedSources(XDocument.Load(RepositoryPaths.At(file))));

    [Fact]
    public void A_linked_source_is_found() => Assert.Equal(
        ["../Other.Tests/Helper.cs"],
        LinkedSources(XDocument.Parse("""<Project><ItemGroup><Compile Include="Own.cs; ../Other.Tests/Helper.cs" /><Compile Remove="../Snapshots/**" /></ItemGroup></Project>""")));

    private static IEnumerable<string> LinkedSources(XDocument project) => project.Descendants("Compile")
        .SelectMany(item => item.Attribute("Include")?.Value.Split(';', StringSplitOptions.TrimEntries) ?? [])
        .Where(source => source.Contains("..", StringComparison.Ordinal));
}
