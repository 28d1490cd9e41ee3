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
        output.ReportDiagnostic(Make(problem, Location.None));
    }

    public static void Report(SourceProductionContext output, ReadDocument document)
    {
        foreach (var problem in document.Problems) output.ReportDiagnostic(Make(problem, Place(document.Path, problem.Span)));
    }

    /// <summary>The message is an argument of the format and not the format, since it may hold braces of the document.</summary>
    private static Diagnostic Make(DocumentProblem problem, Location place) => Diagnostic.Create(
        new DiagnosticDescriptor(
            problem.Rule.Id,
            problem.Rule.Title,
            "{0}",
            "OpenApi",
            problem.Rule.IsError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            isEnabledByDefault: true),
        place,
        problem.Message);

    private static Location Place(string path, JsonSpan span) => Location.Create(
        path,
        TextSpan.FromBounds(span.Start.Offset, span.End.Offset),
        new LinePositionSpan(new(span.Start.Line, span.Start.Column), new(span.End.Line, span.End.Column)));
}
