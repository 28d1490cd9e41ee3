using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Makes the SDK's server options of a description and the tools.</summary>
public static class McpServerFactory
{
    /// <summary>The first revision whose lists carry caching hints; earlier ones know no such members.</summary>
    private const string FirstVersionWithCaching = "2026-07-28";

    /// <summary>Lists the tools by name (ordinal), whatever order they come in: a list that never moves keeps clients' prompt caches warm.</summary>
    /// <exception cref="ArgumentException">Two tools have the same name.</exception>
    public static McpServerOptions CreateOptions(ServerDescription server, IEnumerable<McpServerTool> tools)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(tools);
        var options = new McpServerOptions
        {
            ServerInfo = Describe(server),
            ServerInstructions = server.Instructions,
            ProtocolVersion = server.ProtocolVersion,
            ScopeRequests = false, // there is no service provider to make scopes of
            ToolCollection = [],
        };
        foreach (McpServerTool tool in tools.OrderBy(tool => tool.ProtocolTool.Name, StringComparer.Ordinal))
        {
            if (!options.ToolCollection.TryAdd(tool))
                throw new ArgumentException($"Two tools are named \"{tool.ProtocolTool.Name}\". Give each operation a name of its own.", nameof(tools));
        }

        options.Filters.Request.ListToolsFilters.Add(next => async (request, cancellationToken) =>
            AddCachingHints(await next(request, cancellationToken), request, server.ToolListLifetime));
        return options;
    }

    private static Implementation Describe(ServerDescription server) => new()
    {
        Name = server.Name,
        Version = server.Version,
        Title = server.Title,
        Description = server.Description,
        WebsiteUrl = server.WebsiteUrl,
    };

    private static ListToolsResult AddCachingHints(ListToolsResult result, RequestContext<ListToolsRequestParams> request, TimeSpan lifetime)
    {
        if (string.CompareOrdinal(request.JsonRpcRequest.Context?.ProtocolVersion, FirstVersionWithCaching) >= 0)
        {
            result.TimeToLive = lifetime;
            result.CacheScope = CacheScope.Public; // the same for every user: no credential takes part in it
        }

        return result;
    }
}
