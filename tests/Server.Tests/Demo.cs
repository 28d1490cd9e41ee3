using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests;

/// <summary>All tools of the server in demo mode: complete, without a key and without a network.</summary>
internal static class Demo
{
    public static ServerSettings Settings { get; } = ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything };

    public static IReadOnlyList<ApiTool> Tools { get; } = LeadMagicServer.CreateTools(Settings);

    /// <summary>The names of all tools, for theories.</summary>
    public static TheoryData<string> Names => [.. Tools.Select(tool => tool.About.Name)];

    /// <summary>The tools that the document describes.</summary>
    public static IEnumerable<ApiTool> Generated => Tools.Where(tool => tool is not CompositeTool);

    public static ApiTool Tool(string name) => Assert.Single(Tools, tool => tool.About.Name == name);
}
