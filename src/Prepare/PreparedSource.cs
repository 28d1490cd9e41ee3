namespace OpenApiMcp.Prepare;

/// <summary>What reading a document gave: the operations that become tools, or the errors that stop the build.</summary>
public sealed record PreparedSource(IReadOnlyList<PreparedOperation> Operations, IReadOnlyList<PreparedError> Errors)
{
    /// <summary>The text of the file that lists what models see; see <c>Surface/</c>.</summary>
    public string Surface { get; init; } = "";

    /// <summary>What each tool takes in the list.</summary>
    public IReadOnlyList<ToolCost> Costs { get; init; } = [];
}

/// <summary>The tokens that a tool takes in the list, and where its operation stands; line and column count from one.</summary>
public sealed record ToolCost(string Tool, int Tokens, int Line, int Column);

/// <summary>An error of a document; line and column count from one.</summary>
public sealed record PreparedError(int Line, int Column, string Id, string Text);
