using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
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

    private static readonly CSharpCompilationOptions Strict = new(
        OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly IEnumerable<string> Assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static readonly CSharpCompilation Empty =
        CSharpCompilation.Create("Suite", references: Assemblies.Select(path => MetadataReference.CreateFromFile(path)), options: Strict);

    private readonly Dictionary<SuiteDocument, GeneratorRunResult> _runs;
    private readonly Assembly _assembly;

    public SuiteCompilation(IReadOnlyList<SuiteDocument> documents)
    {
        _runs = documents.AsParallel().Select(document => (document, Generate(document))).ToDictionary(pair => pair.document, pair => pair.Item2);
        _assembly = Compile(_runs.Values.SelectMany(run => run.GeneratedSources).ToList());
    }

    /// <summary>The ids of the rules that keep a document's operation out of the server; other diagnostics are advice.</summary>
    public IReadOnlyList<string> Refusals(SuiteDocument document) =>
        [.. _runs[document].Diagnostics.Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>The document's tool, or null where the generator refused it.</summary>
    public ApiTool? CreateTool(SuiteDocument document, IApiConnection connection)
    {
        var create = _assembly.GetType($"OpenApi.{Catalog(document)}", throwOnError: true)!.GetMethod("CreateTools")!;
        return ((ApiTool[])create.Invoke(null, [connection])!).SingleOrDefault();
    }

    /// <summary>What the document's tool shows to clients.</summary>
    public JsonElement InputSchema(SuiteDocument document) => CreateTool(document, new RecordingConnection())!.ProtocolTool.InputSchema;

    private static string Catalog(SuiteDocument document) => document.Name + "Catalog";

    private static GeneratorRunResult Generate(SuiteDocument document)
    {
        var settings = new ProjectSettings(("build_property.OpenApiCatalogName", Catalog(document)));
        var text = new DocumentText(document.Name + ".json", document.Text);
        var driver = CSharpGeneratorDriver.Create([new ToolGenerator().AsSourceGenerator()], [text], ParseOptions, settings);
        var run = driver.RunGenerators(Empty).GetRunResult().Results.Single();
        if (run.Exception is null) return run;
        throw new InvalidOperationException($"The generator failed at {document.Group.File}: {document.Group.Description}", run.Exception);
    }

    private static Assembly Compile(List<GeneratedSourceResult> sources)
    {
        var toolFiles = sources.Select(source => source.HintName).Where(name => name.EndsWith(ToolFile, StringComparison.Ordinal));
        var operations = toolFiles.Select(name => name[..^ToolFile.Length]);
        var client = CSharpSyntaxTree.ParseText(SuiteClient.Write(operations), ParseOptions);
        using var image = new MemoryStream();
        var result = Empty.AddSyntaxTrees(sources.Select(source => source.SyntaxTree).Append(client)).Emit(image);
        if (!result.Success) throw new InvalidOperationException("The emitted code does not compile: " + string.Join("\n", result.Diagnostics.Take(8)));
        image.Position = 0;
        return new AssemblyLoadContext("Suite").LoadFromStream(image);
    }
}
