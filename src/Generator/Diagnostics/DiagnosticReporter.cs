using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Diagnostics;

/// <summary>Hands the problems of the project's document to the compiler.</summary>
internal static class DiagnosticReporter
{
    public static void ReportCount(SourceProductionContext output, int count)
    {
        if (count == 1) return;
        var problem = new DocumentProblem(Rules.DocumentCount, default, count.ToString(CultureInfo.InvariantCulture));
        output.ReportDiagnostic(Diagnostic.Create(Describe(problem), Location.None));
    }

    public static void Report(SourceProductionContext output, ReadDocument document)
    {
        foreach (var problem in document.Problems) output.ReportDiagnostic(Diagnostic.Create(Describe(problem), Place(document.Path, problem.Span)));
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
