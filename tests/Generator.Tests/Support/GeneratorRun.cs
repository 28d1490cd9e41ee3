using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Tests.Support;

/// <summary>Runs the real generator in Roslyn's driver over documents held in memory.</summary>
internal sealed class GeneratorRun
{
    /// <summary>C# 14, which this version of Roslyn still calls a preview.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A compilation with the runtime's and the framework's assemblies, in which every warning is an error.</summary>
    public static CSharpCompilation EmptyCompilation => CSharpCompilation.Create("Emitted", references: References, options: Strict);

    public GeneratorRun(params string[] documents)
        : this([.. documents.Select((text, index) => new DocumentText($"document{index}.json", text))])
    {
    }

    public GeneratorRun(ImmutableArray<DocumentText> documents)
    {
        Compilation = EmptyCompilation;
        Driver = CSharpGeneratorDriver.Create(
            [new ToolGenerator().AsSourceGenerator()],
            documents,
            ParseOptions,
            new ProjectSettings(),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public GeneratorDriver Driver { get; private set; }

    public CSharpCompilation Compilation { get; set; }

    public GeneratorRunResult Result => Assert.Single(Driver.GetRunResult().Results);

    /// <summary>What was refused or read in another way; advice is for the quality of documents.</summary>
    public IEnumerable<Diagnostic> Problems => Result.Diagnostics.Where(diagnostic => Tests.Diagnostics.RuleTable.Find(diagnostic.Id).Kind != RuleKind.Advice);

    /// <summary>Every emitted file: its name and its text.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    private static CSharpCompilationOptions Strict => new(
        OutputKind.DynamicallyLinkedLibrary,
        generalDiagnosticOption: ReportDiagnostic.Error,
        warningLevel: 9999,
        nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>Runs the driver again after a change.</summary>
    public void Run(Func<GeneratorDriver, GeneratorDriver>? change = null) =>
        Driver = (change is null ? Driver : change(Driver)).RunGenerators(Compilation, TestContext.Current.CancellationToken);

    /// <summary>Runs the driver again in a project that goes without what is not supported.</summary>
    public void SkipUnsupported() =>
        Run(driver => driver.WithUpdatedAnalyzerConfigOptions(new ProjectSettings(("build_property.OpenApiSkipUnsupported", "true"))));

    /// <summary>Fails where the compiler, warnings as errors, finds fault with the emitted code together with a client as NSwag makes it.</summary>
    public void AssertCompiles() => Compile();

    /// <summary>The emitted code as an assembly.</summary>
    public byte[] Compile()
    {
        Assert.Null(Result.Exception);
        var client = CSharpSyntaxTree.ParseText(ClientSource.Write(this), ParseOptions, "ApiClient.cs");
        var trees = Result.GeneratedSources.Select(source => source.SyntaxTree).Append(client);
        using var assembly = new MemoryStream();
        var emitted = Compilation.AddSyntaxTrees(trees).Emit(assembly, cancellationToken: TestContext.Current.CancellationToken);
        var faults = emitted.Diagnostics.Where(fault => fault.Severity > DiagnosticSeverity.Hidden).Select(fault => fault.ToString()).ToList();
        if (faults.Count > 0) Assert.Fail($"{faults.Count} faults, such as:\n{string.Join("\n", faults.Take(8))}");
        return assembly.ToArray();
    }
}
