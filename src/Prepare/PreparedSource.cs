namespace OpenApiMcp.Prepare;

/// <summary>What reading a document gave: the operations that become tools, or the errors that stop the build.</summary>
public sealed record PreparedSource(IReadOnlyList<PreparedOperation> Operations, IReadOnlyList<PreparedError> Errors);

/// <summary>An error of a document; line and column count from one.</summary>
public sealed record PreparedError(int Line, int Column, string Id, string Text);
