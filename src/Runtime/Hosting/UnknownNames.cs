using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Resources;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Refuses prompts and resources that do not exist, with what there is instead.</summary>
internal static class UnknownNames
{
    public static McpRequestHandler<ReadResourceRequestParams, ReadResourceResult> Resources(IReadOnlyCollection<McpServerResource> resources)
    {
        var templates = resources.Select(resource => resource.ProtocolResourceTemplate.UriTemplate).ToArray();
        string[] addresses = [.. resources.OfType<TextResourceFamily>().SelectMany(family => family.Addresses), .. templates];

        // The code for an unknown resource changed with the revision.
        return (request, _) => throw new McpProtocolException(
            Text("resource", request.Params?.Uri ?? "", addresses, templates),
            CachingHints.IsModern(request.JsonRpcRequest) ? McpErrorCode.InvalidParams : McpErrorCode.ResourceNotFound);
    }

    public static McpRequestHandler<GetPromptRequestParams, GetPromptResult> Prompts(IReadOnlyCollection<McpServerPrompt> prompts)
    {
        var names = prompts.Select(prompt => prompt.ProtocolPrompt.Name).ToArray();
        return (request, _) => throw new McpProtocolException(Text("prompt", request.Params?.Name ?? "", names, names), McpErrorCode.InvalidParams);
    }

    private static string Text(string kind, string unknown, string[] candidates, string[] known)
    {
        var suggestion = NearestName.Suggest(unknown, candidates) is { } nearest ? $"; {nearest}" : ".";
        return $"There is no {kind} {ShownValue.Quote(unknown)}{suggestion} Known: {string.Join(", ", known)}.";
    }
}
