using LeadMagic.Server.Prompts;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Documentation;
using OpenApiMcp.Runtime.Resources;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Resources;

/// <summary>The resources: the documentation of the enabled tools, the account, and answers that were not shown whole.</summary>
internal static class ResourceList
{
    private const string MediaType = "text/markdown";

    /// <summary>Documentation is built in: it changes with the program only.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public static IReadOnlyList<McpServerResource> Create(IReadOnlyCollection<ApiTool> tools, IAccountFacts account, ResultStore results, bool isDemo) =>
        [Index(tools), Pages(tools), Account(account, isDemo), new ResultResource(results)];

    private static TextResource Index(IReadOnlyCollection<ApiTool> tools)
    {
        var resource = new Resource
        {
            Uri = "leadmagic://docs",
            Name = "docs",
            Title = "LeadMagic tools",
            Description = "The enabled tools, one line each, with their costs in credits.",
            MimeType = MediaType,
        };
        var text = ToolIndex.Write(
            "LeadMagic tools",
            $"More on each: leadmagic://docs/{{tool}}. {SpendingRules.NoRepetition} {SpendingRules.Stop}",
            tools.Select(tool => tool.About));
        return new(resource, _ => new(text), Lifetime);
    }

    private static TextResourceFamily Pages(IReadOnlyCollection<ApiTool> tools)
    {
        var template = new ResourceTemplate
        {
            UriTemplate = "leadmagic://docs/{tool}",
            Name = "tool-docs",
            Title = "One LeadMagic tool",
            Description = "A tool's arguments, costs, rules, example and errors.",
            MimeType = MediaType,
        };
        return new(template, tools.ToDictionary(tool => tool.About.Name, tool => (Func<string>)(() => ToolPage.Write(tool)), StringComparer.Ordinal), Lifetime);
    }

    private static TextResource Account(IAccountFacts account, bool isDemo)
    {
        var resource = new Resource
        {
            Uri = "leadmagic://account",
            Name = "account",
            Title = "LeadMagic account",
            Description = "Credits left, credits spent since the server started, and limits learned.",
            MimeType = MediaType,
        };
        return new(resource, cancellationToken => AccountPage.WriteAsync(account, isDemo, cancellationToken));
    }
}
