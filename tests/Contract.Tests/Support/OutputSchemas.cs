using System.Text.Json;
using LeadMagic.Server;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Tests.Arguments.Suite;

namespace LeadMagic.Contract.Tests.Support;

/// <summary>The published output schemas, and a judge of structured content that knows all of JSON Schema and nothing of the server's own check.</summary>
internal static class OutputSchemas
{
    private static readonly Dictionary<string, JsonElement> Published =
        LeadMagicServer.CreateTools(ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Everything })
            .ToDictionary(tool => tool.About.Name, tool => Assert.NotNull(tool.ProtocolTool.OutputSchema), StringComparer.Ordinal);

    public static JsonElement Of(string tool) => Published[tool];

    public static bool Allows(string tool, JsonElement structured) =>
        ArgumentCheck.Run(structured, SchemaInterpreter.RuleOf(Published[tool], assertFormats: true)).Count == 0;
}
