using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenApiMcp.Generator;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Schema.Tests.Suite;

/// <summary>Makes the tools of many documents with the real generator, compiles all of them together and loads them.</summary>
internal sealed class SuiteCompilation
{
    private const string ToolFile = "Tool.g.cs";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Suite",
        references: ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        options: new(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error, nullableContextOptions: NullableContextOptions.Enable));

    private readonly Dictionary<SuiteDocument, GeneratorRunResult> _runs;
    private readonly Assembly _assembly;

    public SuiteCompilation(IReadOnlyList<SuiteDocument> documents)
    {
        _runs = documents.AsParallel().Select(document => (document, Generate(document))).ToDictionary(pair => pair.document, pair => pair.Item2);
        _assembly = Compile(_runs.Values.SelectMany(run => run.GeneratedSources).ToList());
    }

    /// <summary>The ids of the rules that a document breaks, but not the one that an empty server breaks.</summary>
    public IReadOnlyList<string> Problems(SuiteDocument document) =>
        [.. _runs[document].Diagnostics.Select(diagnostic => diagnostic.Id).Where(id => id != "OAM008").Distinct(StringComparer.Ordinal)];

    /// <summary>The document's tool, or null where the generator refused it.</summary>
    public ApiTool? CreateTool(SuiteDocument document, IApiConnection connection)
    {
        var create = _assembly.GetType($"OpenApi.{Catalog(document)}", throwOnError: true)!.GetMethod("CreateTools")!;
        return ((ApiTool[])create.Invoke(null, [connection])!).SingleOrDefault();
    }

    private static string Catalog(SuiteDocument document) => document.Name + "Catalog";

    private static GeneratorRunResult Generate(SuiteDocument document)
    {
        var settings = new ProjectSettings(("build_property.OpenApiCatalogName", Catalog(document)));
        var driver = CSharpGeneratorDriver.Create([new ToolGenerator().AsSourceGenerator()], [new DocumentText(document.Name + ".json", document.Text)], ParseOptions, settings);
        var run = driver.RunGenerators(Empty).GetRunResult().Results.Single();
        return run.Exception is null ? run : throw new InvalidOperationException($"The generator failed at {document.Group.File}: {document.Group.Description}", run.Exception);
    }

    private static Assembly Compile(List<GeneratedSourceResult> sources)
    {
        var operations = sources.Select(source => source.HintName).Where(name => name.EndsWith(ToolFile, StringComparison.Ordinal)).Select(name => name[..^ToolFile.Length]);
        var client = CSharpSyntaxTree.ParseText(SuiteClient.Write(operations), ParseOptions);
        using var image = new MemoryStream();
        var result = Empty.AddSyntaxTrees(sources.Select(source => source.SyntaxTree).Append(client)).Emit(image);
        if (!result.Success) throw new InvalidOperationException("The emitted code does not compile: " + string.Join("\n", result.Diagnostics.Take(8)));
        image.Position = 0;
        return new AssemblyLoadContext("Suite").LoadFromStream(image);
    }
}
