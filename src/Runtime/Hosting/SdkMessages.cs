using System.Text.Json.Serialization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// What the SDK finds out about its messages when a server is made: which members they have, and how each is read and written. It takes as long as
/// everything else of a start, so another thread does it while the tools are made. A message that is missing here is found out about later.
/// </summary>
internal static class SdkMessages
{
    /// <summary>In the order in which the SDK asks; the members of each come with it.</summary>
    internal static readonly Type[] Types =
    [
        typeof(InitializeRequestParams), typeof(InitializeResult), typeof(CompleteResult), typeof(DiscoverResult), typeof(ListPromptsResult), typeof(GetPromptResult),
        typeof(ListResourcesResult), typeof(ListResourceTemplatesResult), typeof(ReadResourceResult), typeof(ListToolsResult),
    ];

    /// <summary>Where the SDK looks its messages up; null should it ever look elsewhere.</summary>
    internal static JsonSerializerContext? Context => McpJsonUtilities.DefaultOptions.TypeInfoResolverChain is [JsonSerializerContext context, ..] ? context : null;

    public static void Learn()
    {
        foreach (var type in Types) Context?.GetTypeInfo(type);
    }
}
