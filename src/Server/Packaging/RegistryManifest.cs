using System.Text.Json;
using LeadMagic.Server.Commands;
using LeadMagic.Server.Configuration;

namespace LeadMagic.Server.Packaging;

/// <summary>The <c>server.json</c> by which the MCP registry and package galleries know the server: where its package is, and which settings it takes.</summary>
internal static class RegistryManifest
{
    public const string Schema = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";

    public static string Write() => JsonOutput.Text(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("name", PackageFacts.RegistryName);
        json.WriteString("title", PackageFacts.Title);
        json.WriteString("description", PackageFacts.Description);
        json.WriteString("version", ProductVersion.Number);
        json.WriteStartArray("packages");
        WritePackage(json);
        json.WriteEndArray();
        WriteOrigin(json);
        json.WriteEndObject();
    });

    private static void WritePackage(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("registryType", "nuget");
        json.WriteString("identifier", PackageFacts.PackageId);
        json.WriteString("version", ProductVersion.Number);
        json.WriteString("runtimeHint", "dnx");
        json.WriteStartObject("transport");
        json.WriteString("type", "stdio");
        json.WriteEndObject();
        json.WriteStartArray("environmentVariables");
        foreach (var setting in SettingList.All) WriteSetting(json, setting);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSetting(Utf8JsonWriter json, SettingEntry setting)
    {
        json.WriteStartObject();
        json.WriteString("name", setting.Name);
        json.WriteString("description", setting.PlainMeaning);
        json.WriteBoolean("isRequired", setting.IsSecret);
        json.WriteBoolean("isSecret", setting.IsSecret);
        json.WriteEndObject();
    }

    /// <summary>Which document the tools were made from.</summary>
    private static void WriteOrigin(Utf8JsonWriter json)
    {
        json.WriteStartObject("_meta");
        json.WriteStartObject("io.modelcontextprotocol.registry/publisher-provided");
        json.WriteString("document", LeadMagicTools.Api.Version);
        json.WriteString("documentSha256", ProductVersion.DocumentHash);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
