using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Keeps a handshake from promising notifications of changed lists: the SDK promises them for every collection, and these lists
/// never change while the server runs.
/// </summary>
internal static class FixedLists
{
    public static McpMessageHandler Filter(McpMessageHandler next) => (context, cancellationToken) =>
    {
        if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result } && result["capabilities"] is JsonObject capabilities)
        {
            foreach (var capability in capabilities) (capability.Value as JsonObject)?.Remove("listChanged");
        }

        return next(context, cancellationToken);
    };
}
