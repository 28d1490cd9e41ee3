using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenApiMcp.Generator;
using OpenApiMcp.Generator.Tests.Support;

namespace OpenApiMcp.Benchmarks.Generating;

/// <summary>The documents that the generator is measured on, and the driver that runs it as the compiler does.</summary>
internal static class Documents
{
    public const string LeadMagic = "openapi/leadmagic.json";

    public const string Adyen = "../shared/specs/real/adyen-checkout-3.1.json";

    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    public static readonly CSharpCompilation Compilation = CSharpCompilation.Create("Emitted", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static bool Exists(string document) => File.Exists(Repository.File(document.Split('/')));

    public static GeneratorDriver Driver(string document, bool isTracked = false) => CSharpGeneratorDriver.Create(
        [new ToolGenerator().AsSourceGenerator()],
        [new DocumentText(document, File.ReadAllText(Repository.File(document.Split('/'))))],
        ParseOptions,
        new ProjectSettings(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, isTracked));
}
