using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Emitting;

namespace OpenApiMcp.Generator;

/// <summary>
/// The pipeline: find the document, read it once, report its problems, then write one file for each operation and one for the
/// catalogue. Problems travel apart from the models, so that moving a line in the document writes nothing anew.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ToolGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The documents: additional files that are marked as such. There must be exactly one.
        var documents = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => ProjectOptions.IsDocument(pair.Right.GetOptions(pair.Left)))
            .Select(static (pair, _) => pair.Left)
            .WithTrackingName(Steps.Documents);

        context.RegisterSourceOutput(documents.Collect(), static (output, found) => DiagnosticReporter.ReportCount(output, found.Length));

        var skipUnsupported = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) => ProjectOptions.SkipsUnsupported(provider.GlobalOptions));

        // The document, read: a model and problems with their places.
        var read = documents.Collect()
            .SelectMany(static (found, _) => found.Length == 1 ? found : [])
            .Combine(skipUnsupported)
            .Select(static (pair, cancellationToken) => ReadDocument.Read(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(Steps.Read);

        // Problems only.
        context.RegisterSourceOutput(read, static (output, result) => DiagnosticReporter.Report(output, result));

        // Names that the project chooses.
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.Read(provider.GlobalOptions))
            .WithTrackingName(Steps.Options);

        // One model for each operation, and the file of each.
        var operations = read.SelectMany(static (result, _) => result.Api.Operations).WithTrackingName(Steps.Operations);
        context.RegisterSourceOutput(operations.Combine(options), static (output, pair) =>
            output.AddSource($"{pair.Left.Id}Tool.g.cs", SourceText.From(ToolWriter.Write(pair.Left, pair.Right), Encoding.UTF8)));

        // The catalogue.
        var catalogs = read.Select(static (result, _) => CatalogModel.Of(result.Api)).WithTrackingName(Steps.Catalog);
        context.RegisterSourceOutput(catalogs.Combine(options), static (output, pair) =>
            output.AddSource($"{pair.Right.CatalogName}.g.cs", SourceText.From(CatalogWriter.Write(pair.Left, pair.Right), Encoding.UTF8)));
    }

    /// <summary>The names of the pipeline's steps, for the tests of its incrementality.</summary>
    internal static class Steps
    {
        public const string Documents = nameof(Documents);
        public const string Read = nameof(Read);
        public const string Options = nameof(Options);
        public const string Operations = nameof(Operations);
        public const string Catalog = nameof(Catalog);
    }
}
