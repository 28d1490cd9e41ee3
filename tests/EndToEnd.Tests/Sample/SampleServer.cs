using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Sample;

/// <summary>Starts a server that was made from the sample.</summary>
internal static class SampleServer
{
    /// <param name="settings">All that the server finds in its environment.</param>
    public static async Task<McpProcess> ConnectAsync(string executable, params (string Name, string Value)[] settings)
    {
        Dictionary<string, string> environment = settings.ToDictionary(setting => setting.Name, setting => setting.Value, StringComparer.Ordinal);
        McpProcess server = McpProcess.Start(executable, [], environment, Path.GetDirectoryName(executable));
        server.Patience = TimeSpan.FromMinutes(2);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>Calls a tool; the result has to be a success.</summary>
    /// <returns>The text of the result.</returns>
    public static async Task<string> SuccessAsync(this McpProcess server, string tool, string arguments)
    {
        JsonObject result = await server.CallToolAsync(tool, JsonNode.Parse(arguments)!.AsObject());
        string text = (string)Assert.Single(result["content"]!.AsArray())!["text"]!;
        Assert.False((bool?)result["isError"] ?? false, text);
        return text;
    }
}
