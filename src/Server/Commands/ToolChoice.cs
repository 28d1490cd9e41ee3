using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Commands;

/// <summary>The tools that a command line can name.</summary>
internal static class ToolChoice
{
    /// <summary>All tools, for reading about them: that needs no key and no other setting, since it is for finding out which settings to make.</summary>
    public static ApiTool[] All() => LeadMagicServer.CreateTools(ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything });

    /// <summary>Says that there is no such tool. What was typed is not repeated: it may be a key or a person.</summary>
    public static SettingsException Unknown(string name, IEnumerable<string> known)
    {
        var suggestion = NearestName.Suggest(name, [.. known]) is { } nearest ? $": {nearest}" : ".";
        return new($"There is no such tool{suggestion} The command `docs` lists all tools.");
    }

    /// <summary>Says why a tool cannot be called: the settings switch it off, or it does not exist.</summary>
    public static SettingsException NotEnabled(string name, SurfaceSettings surface)
    {
        var all = All();
        if (Array.Find(all, tool => tool.About.Name == name)?.About is not { } tool) return Unknown(name, all.Select(each => each.About.Name).Append(ReadResultTool.Name));
        return tool.Toolset is { } toolset && !surface.Toolsets.Contains(toolset, StringComparer.Ordinal)
            ? new($"The tool {name} is off. Its toolset is {toolset}; to switch it on, set {SurfaceSettings.ToolsetsName}={string.Join(',', surface.Toolsets.Append(toolset))}.")
            : new($"The tool {name} is off, because it can change something and {SurfaceSettings.ReadOnlyName}=true. To switch it on, set {SurfaceSettings.ReadOnlyName}=false.");
    }
}
