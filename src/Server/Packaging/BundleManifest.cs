using System.Text.Json;
using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Packaging;

/// <summary>The manifest of an MCP bundle (<c>.mcpb</c>): the executable for one platform, and the settings that the client asks its user for.</summary>
internal static class BundleManifest
{
    /// <summary>What a client asks for, with the name under which it keeps the answer. All but the key have a default, since clients differ in what they do without one.</summary>
    private static readonly (string Key, string Setting, string Title)[] Questions =
    [
        ("api_key", KeySettings.KeyName, "API key"),
        ("toolsets", SurfaceSettings.ToolsetsName, "Toolsets"),
        ("confirm_above", SpendingSettings.ConfirmAboveName, "Ask above (credits)"),
    ];

    /// <param name="platform"><c>linux</c>, <c>darwin</c> or <c>win32</c>.</param>
    public static string Write(string platform) => JsonOutput.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("manifest_version", "0.3");
        json.WriteString("name", LeadMagicServer.Name);
        json.WriteString("display_name", PackageFacts.Title);
        json.WriteString("version", ProductVersion.Number);
        json.WriteString("description", PackageFacts.Description);
        json.WriteStartObject("author");
        json.WriteString("name", PackageFacts.Author);
        json.WriteEndObject();
        json.WriteString("license", "MIT");
        WriteServer(json, platform);
        WriteTools(json);
        WriteQuestions(json);
        json.WriteStartObject("compatibility");
        json.WriteStartArray("platforms");
        json.WriteStringValue(platform);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>The platform that this program runs on, as the manifest calls it.</summary>
    public static string CurrentPlatform() => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static void WriteServer(Utf8JsonWriter json, string platform)
    {
        var executable = $"server/{LeadMagicServer.Name}{(platform == "win32" ? ".exe" : "")}";
        json.WriteStartObject("server");
        json.WriteString("type", "binary");
        json.WriteString("entry_point", executable);
        json.WriteStartObject("mcp_config");
        json.WriteString("command", "${__dirname}/" + executable);
        json.WriteStartArray("args");
        json.WriteEndArray();
        json.WriteStartObject("env");
        foreach (var (key, setting, _) in Questions) json.WriteString(setting, $"${{user_config.{key}}}");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTools(Utf8JsonWriter json)
    {
        json.WriteStartArray("tools");
        foreach (var tool in ToolChoice.All().Select(tool => tool.About).Where(SurfaceSettings.Default.Includes))
        {
            json.WriteStartObject();
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("tools_generated", true); // other toolsets have more
    }

    private static void WriteQuestions(Utf8JsonWriter json)
    {
        json.WriteStartObject("user_config");
        foreach (var (key, name, title) in Questions)
        {
            var setting = SettingList.All.Single(setting => setting.Name == name);
            json.WriteStartObject(key);
            json.WriteString("type", "string");
            json.WriteString("title", title);
            json.WriteString("description", setting.PlainMeaning);
            json.WriteBoolean("required", setting.IsSecret);
            if (setting.IsSecret) json.WriteBoolean("sensitive", true);
            else json.WriteString("default", setting.Default);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
