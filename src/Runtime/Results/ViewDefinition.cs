using System.Collections.Immutable;

namespace OpenApiMcp.Runtime.Results;

/// <summary>
/// What a tool shows of its answers (<c>x-mcp-answer</c>). A place is a dotted path of names, and arrays are passed through without an
/// index: <c>books.author.name</c>.
/// </summary>
public sealed record ViewDefinition
{
    /// <summary>The argument that chooses what is shown, or null. It is not sent to the API.</summary>
    public string? FieldsArgument { get; init; }

    /// <summary>What is shown only to who asks for it.</summary>
    public ImmutableArray<string> Omit { get; init; } = [];

    /// <summary>What is never shown, and kept nowhere.</summary>
    public ImmutableArray<string> Hide { get; init; } = [];
}
