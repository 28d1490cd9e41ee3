using System.Text.Json;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Commands;

/// <summary>Writes the tools for programs: a JSON array with an object for each.</summary>
internal static class ToolsJson
{
    public static void Write(TextWriter output, IEnumerable<ToolDefinition> tools, SurfaceSettings surface) => JsonOutput.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var tool in tools) Write(json, tool, surface.Includes(tool));
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, ToolDefinition tool, bool isEnabled)
    {
        json.WriteStartObject();
        json.WriteString("name", tool.Name);
        json.WriteString("title", tool.Title);
        json.WriteString("description", tool.Description);
        json.WriteString("toolset", tool.Toolset);
        json.WriteBoolean("enabled", isEnabled);
        json.WriteBoolean("readOnly", tool.Hints.ReadOnly);
        json.WriteString("credits", CostText.Of(tool.Credits));
        if (tool.Credits is { CeilingArgument: null } price)
        {
            json.WriteNumber("creditsPerCall", price.Base);
            json.WriteNumber("creditsPerResult", price.PerResult);
        }

        if (tool.Credits?.FreeWhen is { } freeWhen) json.WriteString("freeWhen", freeWhen);
        json.WriteEndObject();
    }
}
