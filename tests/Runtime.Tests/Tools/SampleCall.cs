using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

/// <summary>Calls a tool as the SDK does: the arguments come one by one.</summary>
internal static class SampleCall
{
    /// <param name="arguments">A JSON object, or null for a call without arguments.</param>
    /// <param name="isRelayed">True for a call over a transport that takes the answer past the SDK.</param>
    public static async Task<CallToolResult> Of(McpServerTool tool, string? arguments, CancellationToken cancellationToken = default, bool isRelayed = false)
    {
        var options = new JsonDocumentOptions { MaxDepth = 2000 };
        var parameters = new CallToolRequestParams
        {
            Name = tool.ProtocolTool.Name,
            Arguments = arguments is null
                ? null
                : JsonElement.Parse(arguments, options).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
        };
        await using var transport = new StreamServerTransport(Stream.Null, Stream.Null);
        await using var server = McpServer.Create(transport, new McpServerOptions());
        var message = new JsonRpcRequest { Method = "tools/call" };
        if (isRelayed) AnswerRelay.Offer(message);
        var request = new RequestContext<CallToolRequestParams>(server, message, parameters);
        return await tool.InvokeAsync(request, cancellationToken);
    }
}
