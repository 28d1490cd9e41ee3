using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>The two eras of the MCP protocol: a handshake first, or metadata with each request.</summary>
public static class McpProtocol
{
    /// <summary>The newest revision that begins with <c>initialize</c>.</summary>
    public const string Handshake = "2025-11-25";

    /// <summary>The first revision without a handshake: <c>server/discover</c>, and <c>_meta</c> in each request.</summary>
    public const string Metadata = "2026-07-28";

    /// <summary>One revision of each era, for tests that must pass in both.</summary>
    public static IReadOnlyList<string> Eras { get; } = [Handshake, Metadata];

    /// <summary>Revisions are dates, so their order is that of their text.</summary>
    public static bool HasHandshake(string version) => string.CompareOrdinal(version, Metadata) < 0;

    /// <summary>The <c>_meta</c> that each request of the metadata era carries.</summary>
    public static JsonObject RequestMetadata(string version) => new()
    {
        ["io.modelcontextprotocol/protocolVersion"] = version,
        ["io.modelcontextprotocol/clientInfo"] = ClientInfo(),
        ["io.modelcontextprotocol/clientCapabilities"] = new JsonObject(),
    };

    internal static JsonObject ClientInfo() => new() { ["name"] = "testkit", ["version"] = "1.0.0" };
}
