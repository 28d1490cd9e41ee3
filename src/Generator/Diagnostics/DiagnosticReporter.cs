using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Diagnostics;

/// <summary>Hands the problems of the project's document to the compiler.</summary>
internal static class DiagnosticReporter
{
    public static void Report(SourceProductionContext output, ImmutableArray<ReadDocument> documents)
    {
        if (documents.Length != 1)
        {
            var problem = new DocumentProblem(Rules.DocumentCount, default, documents.Length.ToString(CultureInfo.InvariantCulture));
            output.ReportDiagnostic(Diagnostic.Create(Describe(problem), Location.None));
        }

        foreach (var document in documents)
        {
            foreach (var problem in document.Problems) output.ReportDiagnostic(Diagnostic.Create(Describe(problem), Place(document.Path, problem.Span)));
        }
    }

    private static DiagnosticDescriptor Describe(DocumentProblem problem) => new(
        problem.Rule.Id,
        problem.Rule.Title,
        problem.Message.Replace("{", "{{").Replace("}", "}}"),
        "OpenApi",
        problem.Rule.IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true);

    private static Location Place(string path, JsonSpan span) => Location.Create(
        path,
        TextSpan.FromBounds(span.Start.Offset, span.End.Offset),
        new LinePositionSpan(new(span.Start.Line, span.Start.Column), new(span.End.Line, span.End.Column)));
}
