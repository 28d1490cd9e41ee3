using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Json;

/// <summary>Carries the first fault of a text that is not strict JSON from the reader to its caller.</summary>
internal sealed class JsonSyntaxException(DocumentProblem problem) : Exception
{
    public DocumentProblem Problem { get; } = problem;
}
