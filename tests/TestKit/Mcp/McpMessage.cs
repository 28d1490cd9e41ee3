using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>Writes JSON-RPC messages as an MCP client sends them.</summary>
internal static class McpMessage
{
    public static JsonObject Request(long id, string method, JsonObject? parameters, JsonObject? metadata)
    {
        JsonObject message = Notification(method, parameters);
        message["id"] = id;
        // A _meta that the test wrote itself stays as it is.
        if (metadata is not null && message["params"]?["_meta"] is null)
        {
            message["params"] ??= new JsonObject();
            message["params"]!["_meta"] = metadata.DeepClone();
        }

        return message;
    }

    public static JsonObject Notification(string method, JsonObject? parameters)
    {
        JsonObject message = new() { ["jsonrpc"] = "2.0", ["method"] = method };
        if (parameters is not null) message["params"] = parameters.DeepClone();
        return message;
    }
}
