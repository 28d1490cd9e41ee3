using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Makes the SDK's server options of a description, the tools, and what else the server offers.</summary>
public static class McpServerFactory
{
    /// <summary>
    /// Lists tools and prompts by name and resources by address (ordinal), whatever order they come in: a list that never moves keeps
    /// clients' prompt caches warm.
    /// </summary>
    /// <exception cref="ArgumentException">Two tools, prompts or resources have the same name or address.</exception>
    public static McpServerOptions CreateOptions(
        ServerDescription server,
        IEnumerable<McpServerTool> tools,
        IReadOnlyCollection<McpServerResource>? resources = null,
        IReadOnlyCollection<McpServerPrompt>? prompts = null)
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
        AddAll(options.ToolCollection, tools, tool => tool.ProtocolTool.Name);
        options.Filters.Message.OutgoingFilters.Add(FixedLists.Filter);
        options.Filters.Request.ListToolsFilters.Add(next => async (request, cancellationToken) =>
            CachingHints.AddPublic(await next(request, cancellationToken), request.JsonRpcRequest, server.ListLifetime));
        if (resources is { Count: > 0 }) AddResources(options, resources, server.ListLifetime);
        if (prompts is { Count: > 0 }) AddPrompts(options, prompts, server.ListLifetime);
        var completions = new Completions(resources ?? [], prompts ?? []);
        if (completions.AreAny) options.Handlers.CompleteHandler = completions.CompleteAsync;
        return options;
    }

    private static void AddResources(McpServerOptions options, IReadOnlyCollection<McpServerResource> resources, TimeSpan lifetime)
    {
        options.ResourceCollection = [];
        AddAll(options.ResourceCollection, resources, resource => resource.ProtocolResourceTemplate.UriTemplate);
        options.Handlers.ReadResourceHandler = UnknownNames.Resources(resources);
        options.Filters.Request.ListResourcesFilters.Add(next => async (request, cancellationToken) =>
            CachingHints.AddPublic(await next(request, cancellationToken), request.JsonRpcRequest, lifetime));
        options.Filters.Request.ListResourceTemplatesFilters.Add(next => async (request, cancellationToken) =>
            CachingHints.AddPublic(await next(request, cancellationToken), request.JsonRpcRequest, lifetime));
    }

    private static void AddPrompts(McpServerOptions options, IReadOnlyCollection<McpServerPrompt> prompts, TimeSpan lifetime)
    {
        options.PromptCollection = [];
        AddAll(options.PromptCollection, prompts, prompt => prompt.ProtocolPrompt.Name);
        options.Handlers.GetPromptHandler = UnknownNames.Prompts(prompts);
        options.Filters.Request.ListPromptsFilters.Add(next => async (request, cancellationToken) =>
            CachingHints.AddPublic(await next(request, cancellationToken), request.JsonRpcRequest, lifetime));
    }

    private static void AddAll<T>(McpServerPrimitiveCollection<T> collection, IEnumerable<T> primitives, Func<T, string> nameOf)
        where T : IMcpServerPrimitive
    {
        foreach (T primitive in primitives.OrderBy(nameOf, StringComparer.Ordinal))
        {
            if (!collection.TryAdd(primitive))
                throw new ArgumentException($"Two tools, prompts or resources are named \"{nameOf(primitive)}\". Give each a name of its own.", nameof(primitives));
        }
    }

    private static Implementation Describe(ServerDescription server) => new()
    {
        Name = server.Name,
        Version = server.Version,
        Title = server.Title,
        Description = server.Description,
        WebsiteUrl = server.WebsiteUrl,
    };
}
