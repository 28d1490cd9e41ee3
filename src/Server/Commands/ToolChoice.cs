using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Commands;

/// <summary>The tools that a command line can name.</summary>
internal static class ToolChoice
{
    /// <summary>All tools, for reading about them: that needs no key and no other setting, since it is for finding out which settings to make.</summary>
    public static ApiTool[] All() => LeadMagicServer.CreateTools(ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything });

    /// <summary>Says that there is no such tool. What was typed is not repeated: it may be a key or a person.</summary>
    public static SettingsException Unknown(string name, IEnumerable<string> known, string where = "among those that the settings enable")
    {
        var suggestion = NearestName.Suggest(name, [.. known]) is { } nearest ? $": {nearest}" : ".";
        return new($"There is no such tool {where}{suggestion} The command `tools` lists them; {SurfaceSettings.ToolsetsName}=all enables all.");
    }
}
