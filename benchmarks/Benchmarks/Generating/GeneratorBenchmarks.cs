using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenApiMcp.Benchmarks.Generating;

/// <summary>
/// What the generator costs inside a compiler that is warm. Targets: our own document whole 20 ms, Adyen's (0.9 MB) 300 ms; after an
/// unrelated edit of C# no document is parsed.
/// </summary>
public class GeneratorBenchmarks
{
    private GeneratorDriver _fresh = null!;

    private GeneratorDriver _primed = null!;

    private CSharpCompilation _edited = null!;

    [ParamsSource(nameof(All))]
    public string Document { get; set; } = "";

    public static IEnumerable<string> All => Documents.Names;

    [GlobalSetup]
    public void Prepare()
    {
        _fresh = Documents.Driver(Document);
        _primed = _fresh.RunGenerators(Documents.Compilation);
        _edited = Documents.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", Documents.ParseOptions));
        CheckThatAnEditParsesNothing();
    }

    /// <summary>The document whole: read it and write every tool.</summary>
    [Benchmark(Baseline = true)]
    public GeneratorDriver Whole() => _fresh.RunGenerators(Documents.Compilation);

    /// <summary>After an edit of C# that has nothing to do with the document.</summary>
    [Benchmark]
    public GeneratorDriver AfterUnrelatedEdit() => _primed.RunGenerators(_edited);

    private void CheckThatAnEditParsesNothing()
    {
        var run = Documents.Driver(Document, isTracked: true).RunGenerators(Documents.Compilation).RunGenerators(_edited).GetRunResult().Results.Single();
        var parsed = run.TrackedSteps["Read"].SelectMany(step => step.Outputs).Count(output => output.Reason != IncrementalStepRunReason.Cached);
        if (parsed > 0 || run.GeneratedSources.Length < 2) throw new InvalidOperationException($"{parsed} documents were parsed after an unrelated edit.");
    }
}
