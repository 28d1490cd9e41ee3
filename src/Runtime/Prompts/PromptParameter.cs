namespace OpenApiMcp.Runtime.Prompts;

/// <summary>An argument of a prompt.</summary>
public sealed record PromptParameter
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>In characters. A longer value is refused rather than cut: half a list would look like a whole one.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>Values to suggest; others are as good.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <summary>The value is a list with commas: suggestions are for what stands behind the last one.</summary>
    public bool IsList { get; init; }
}
