using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests;

/// <summary>All tools of the server in demo mode: complete, without a key and without a network.</summary>
internal static class Demo
{
    public static ServerSettings Settings { get; } = ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything };

    public static IReadOnlyList<ApiTool> Tools { get; } = LeadMagicServer.CreateTools(Settings);

    public static ApiTool Tool(string name) => Assert.Single(Tools, tool => tool.About.Name == name);
}
