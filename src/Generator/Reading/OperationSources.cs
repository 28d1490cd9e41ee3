using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Reading;

/// <summary>What the document has of an operation, for those who judge it after the model was made.</summary>
/// <param name="Site">Where the operation stands.</param>
/// <param name="Parameters">Those that are arguments.</param>
/// <param name="Body">The body, or null.</param>
/// <param name="Description">The text that a model reads: of <c>x-mcp</c>, the description or the summary; null where there is none.</param>
internal sealed record OperationSources(OperationSite Site, IReadOnlyList<ReadParameter> Parameters, ReadBody? Body, JsonValue? Description)
{
    /// <summary>The text of <see cref="Description"/>; null where it is missing or blank.</summary>
    public string? Text { get; init; }
}
