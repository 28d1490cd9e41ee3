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

    /// <summary>
    /// The message is an argument of the format and not the format, since it may hold braces of the document. A rule keeps its
    /// own severity, and the finding gets the one that the project has for it.
    /// </summary>
    private static Diagnostic Make(DocumentProblem problem, Location place) => Diagnostic.Create(
        new DiagnosticDescriptor(
            problem.Rule.Id,
            problem.Rule.Title,
            "{0}",
            "OpenApi",
            Severity(problem.Rule.Kind is RuleKind.Error or RuleKind.Unsupported),
            isEnabledByDefault: true),
        place,
        Severity(problem.IsError),
        additionalLocations: null,
        properties: null,
        problem.Message);

    private static DiagnosticSeverity Severity(bool isError) => isError ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;

    private static Location Place(string path, JsonSpan span) => Location.Create(
        path,
        TextSpan.FromBounds(span.Start.Offset, span.End.Offset),
        new LinePositionSpan(new(span.Start.Line, span.Start.Column), new(span.End.Line, span.End.Column)));
}
