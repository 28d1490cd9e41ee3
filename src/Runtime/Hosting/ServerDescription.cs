namespace OpenApiMcp.Runtime.Hosting;

/// <summary>What a server says about itself.</summary>
public sealed record ServerDescription
{
    /// <summary>The name that programs use, such as <c>bookshop-mcp</c>.</summary>
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>The name that people read, or null.</summary>
    public string? Title { get; init; }

    /// <summary>What the server is for, in a sentence, or null.</summary>
    public string? Description { get; init; }

    public string? WebsiteUrl { get; init; }

    /// <summary>What the model should know before it uses any of the tools, or null.</summary>
    public string? Instructions { get; init; }

    /// <summary>The only protocol revision to speak, such as <c>2025-11-25</c>; null for every one that the SDK knows.</summary>
    public string? ProtocolVersion { get; init; }

    /// <summary>How long a client may keep a list of tools, resources or prompts; none changes while the server runs. Default: one day.</summary>
    public TimeSpan ListLifetime { get; init; } = TimeSpan.FromDays(1);
}
