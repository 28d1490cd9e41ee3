using System.Text.RegularExpressions;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests;

/// <summary>The server with some of its toolsets, and the tools that a text names.</summary>
internal static partial class Surfaces
{
    /// <param name="toolsets">As in the setting; empty for none at all, which no setting can ask for.</param>
    public static ServerSettings Settings(string toolsets) => Demo.Settings with
    {
        Surface = toolsets.Length == 0 ? new() { Toolsets = [] } : SurfaceSettings.Read(name => name == SurfaceSettings.ToolsetsName ? toolsets : null),
    };

    public static IReadOnlyList<ToolDefinition> Tools(string toolsets) => [.. LeadMagicServer.CreateTools(Settings(toolsets)).Select(tool => tool.About)];

    /// <summary>Whatever looks like the name of a tool.</summary>
    public static IReadOnlyList<string> ToolNames(string text) => [.. ToolName().Matches(text).Select(match => match.Value)];

    [GeneratedRegex("[a-z0-9]+(?:_[a-z0-9]+)+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToolName();
}
