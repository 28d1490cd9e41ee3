using System.Text.Json;
using LeadMagic.Server;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.TestKit.Json;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>The published output schemas, and a judge of structured content that knows all of JSON Schema and nothing of the server's own check.</summary>
internal static class OutputSchemas
{
    private static readonly Dictionary<string, JsonElement> Published =
        LeadMagicServer.CreateTools(ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything })
            .ToDictionary(tool => tool.About.Name, tool => Assert.NotNull(tool.ProtocolTool.OutputSchema), StringComparer.Ordinal);

    public static bool Allows(string tool, JsonElement structured) =>
        ArgumentCheck.Run(structured, SchemaInterpreter.RuleOf(Published[tool], assertFormats: true)).Count == 0;

    /// <summary>An object that the schema does not allow, with this text in the place that is wrong.</summary>
    public static string Misfit(string tool, string text) => MisfitOf(Published[tool], text);

    private static string MisfitOf(JsonElement schema, string text)
    {
        if (schema.TryGetProperty("properties", out var properties))
        {
            var property = properties.EnumerateObject().First();
            return $$"""{"{{property.Name}}":{{MisfitOf(property.Value, text)}}}""";
        }

        if (schema.TryGetProperty("patternProperties", out var patterns))
        {
            var pattern = patterns.EnumerateObject().First();
            return $$"""{"{{pattern.Name[2..^2].Split('|')[0]}}":{{MisfitOf(pattern.Value, text)}}}""";
        }

        if (schema.TryGetProperty("items", out var items)) return $"[{MisfitOf(items, text)}]";
        var types = schema.GetProperty("anyOf").EnumerateArray().Select(branch => branch.GetProperty("type").GetString()).ToList();
        return !types.Contains("string") ? $"\"{text}\"" : !types.Contains("array") ? $"[\"{text}\"]" : $$"""{"a":"{{text}}"}""";
    }
}
