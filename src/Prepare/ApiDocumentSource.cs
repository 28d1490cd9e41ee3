using OpenApiMcp.Generator.Diagnostics;
using OpenApiMcp.Generator.Json;
using OpenApiMcp.Generator.Model;
using OpenApiMcp.Generator.Reading;
using OpenApiMcp.Prepare.Surface;

namespace OpenApiMcp.Prepare;

/// <summary>Reads a document with the generator's own reader, so that client and tools agree on every operation and name.</summary>
internal static class ApiDocumentSource
{
    /// <summary>Warnings are left to the generator, which reports them at the same places inside the compiler.</summary>
    /// <param name="text">The document.</param>
    /// <param name="skipUnsupported">True where the project goes without what is not supported.</param>
    public static PreparedSource Read(string text, bool skipUnsupported)
    {
        var document = DocumentReader.Read(text, skipUnsupported);
        return new(
            [.. document.Api.Operations.Select(Map)],
            [.. document.Problems.Where(problem => problem.IsError).Select(Map)])
        {
            Surface = SurfaceFile.Write(SurfaceReader.Read(document.Api)),
            Costs = [.. document.Api.Operations.Select(operation => Reckon(operation, document.ToolPlaces[operation.ToolName]))],
        };
    }

    private static PreparedOperation Map(OperationModel operation) => new(
        operation.Id,
        operation.Method,
        operation.Path,
        [.. operation.Parameters.Select(Map)],
        operation.Body?.MediaType);

    private static PreparedParameter Map(ParameterModel parameter) =>
        new(parameter.Name, parameter.In, parameter.Style, parameter.Explode, parameter.AllowReserved, parameter.MediaType);

    private static ToolCost Reckon(OperationModel operation, JsonSpan place) =>
        new(operation.ToolName, TokenBudget.Reckon(operation), place.Start.Line + 1, place.Start.Column + 1);

    private static PreparedError Map(DocumentProblem problem) =>
        new(problem.Span.Start.Line + 1, problem.Span.Start.Column + 1, problem.Rule.Id, problem.Message);
}
