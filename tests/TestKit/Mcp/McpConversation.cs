using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>The steps of an MCP client that most tests take. Each returns the result, and fails where the server answers with an error.</summary>
public static class McpConversation
{
    extension(McpProcess process)
    {
        /// <summary>Begins a conversation in the way of the revision's era: <c>initialize</c> or <c>server/discover</c>.</summary>
        public Task<JsonObject> ConnectAsync(string protocolVersion) =>
            McpProtocol.HasHandshake(protocolVersion) ? process.InitializeAsync(protocolVersion) : process.DiscoverAsync(protocolVersion);

        /// <summary>Sends <c>initialize</c> and, once answered, <c>notifications/initialized</c>.</summary>
        public async Task<JsonObject> InitializeAsync(string protocolVersion = McpProtocol.Handshake)
        {
            JsonObject result = await process.ResultAsync("initialize", new JsonObject
            {
                ["protocolVersion"] = protocolVersion,
                ["capabilities"] = new JsonObject(),
                ["clientInfo"] = McpProtocol.ClientInfo(),
            });
            await process.NotifyAsync("notifications/initialized");
            return result;
        }

        /// <summary>Sends <c>server/discover</c>; this and every later request carries the metadata that the revision demands.</summary>
        public Task<JsonObject> DiscoverAsync(string protocolVersion = McpProtocol.Metadata)
        {
            process.RequestMetadata = McpProtocol.RequestMetadata(protocolVersion);
            return process.ResultAsync("server/discover");
        }

        /// <summary>The tools that <c>tools/list</c> names, from all its pages.</summary>
        public async Task<IReadOnlyList<JsonObject>> ListToolsAsync()
        {
            List<JsonObject> tools = [];
            JsonNode? cursor = null;
            do
            {
                JsonObject? parameters = cursor is null ? null : new JsonObject { ["cursor"] = cursor.DeepClone() };
                JsonObject page = await process.ResultAsync("tools/list", parameters);
                tools.AddRange(page["tools"]!.AsArray().Select(tool => tool!.AsObject()));
                cursor = page["nextCursor"];
            }
            while (cursor is not null);

            return tools;
        }

        /// <summary>Calls a tool; a result with <c>isError</c> is a result.</summary>
        public Task<JsonObject> CallToolAsync(string name, JsonObject? arguments = null)
        {
            JsonObject parameters = new() { ["name"] = name };
            if (arguments is not null) parameters["arguments"] = arguments.DeepClone();
            return process.ResultAsync("tools/call", parameters);
        }

        /// <summary>Sends a request and returns the <c>result</c> of its response.</summary>
        /// <exception cref="McpProcessException">The server answered with an error.</exception>
        public async Task<JsonObject> ResultAsync(string method, JsonObject? parameters = null)
        {
            JsonObject response = await process.RequestAsync(method, parameters);
            return response["result"] as JsonObject ?? throw process.Failure($"{method} was answered without a result: {response.ToJsonString()}");
        }
    }
}
