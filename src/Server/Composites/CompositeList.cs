using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Composites;

/// <summary>The tools that make several calls of the generated ones.</summary>
internal static class CompositeList
{
    /// <param name="tools">All tools of the document: a composite may call those of toolsets that are not enabled.</param>
    /// <param name="credits">Guards the session's credits; null in demo mode.</param>
    public static CompositeTool[] Create(IReadOnlyCollection<ApiTool> tools, CreditControl? credits) =>
        [new ResearchAccountTool(tools, credits), new EnrichContactTool(tools, credits), new FindDecisionMakersTool(tools, credits)];
}
