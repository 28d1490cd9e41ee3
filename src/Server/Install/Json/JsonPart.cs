using System.Text.Json;

namespace LeadMagic.Server.Install.Json;

/// <summary>Where a value of a configuration stands in its bytes, and what it holds.</summary>
internal sealed class JsonPart
{
    public required JsonTokenType Type { get; init; }

    /// <summary>The member's name; null for an element, for the whole, and for a name that is no text.</summary>
    public string? Name { get; init; }

    /// <summary>Where the member's name starts, or the value that has none.</summary>
    public required int Start { get; init; }

    public required int ValueStart { get; init; }

    public required int End { get; init; }

    public List<JsonPart> Children { get; } = [];

    public bool IsContainer => Type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>The place of the closing bracket of a container.</summary>
    public int Close => End - 1;
}
