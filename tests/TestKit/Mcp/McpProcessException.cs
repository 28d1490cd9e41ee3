namespace OpenApiMcp.TestKit.Mcp;

/// <summary>A process under test did not do what the test waited for; the message ends with what it had written.</summary>
public sealed class McpProcessException(string message, Exception? inner = null) : Exception(message, inner);
