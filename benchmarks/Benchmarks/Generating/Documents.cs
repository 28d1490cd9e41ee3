using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenApiMcp.Generator;

namespace OpenApiMcp.Benchmarks.Generating;

/// <summary>The documents that the generator is measured on, and the driver that runs it as the compiler does.</summary>
internal static class Documents
{
    private static readonly Dictionary<string, string> Paths = new(StringComparer.Ordinal)
    {
        ["leadmagic"] = "openapi/leadmagic.json",
        ["adyen"] = "../shared/specs/real/adyen-checkout-3.1.json",
    };

    /// <summary>The names of the documents that are there; Adyen's is no part of the repository.</summary>
    public static IEnumerable<string> Names => Paths.Keys.Where(name => File.Exists(FileOf(name)));

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    public static readonly CSharpCompilation Compilation = CSharpCompilation.Create("Emitted", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static GeneratorDriver Driver(string document, bool isTracked = false) => CSharpGeneratorDriver.Create(
        [new ToolGenerator().AsSourceGenerator()],
        [new DocumentText(document, File.ReadAllText(FileOf(document)))],
        ParseOptions,
        new ProjectSettings(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));

    private static string FileOf(string name) => RepositoryPaths.At(Paths[name]);
}
