using System.Text;
using System.Text.Json;
using LeadMagic.Server;
using LeadMagic.Server.Configuration;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Benchmarks.Tokens;

/// <summary>Asks the server for what a model gets to see.</summary>
internal static class ServerCalls
{
    private const string ListTools =
        """
        {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
        {"jsonrpc":"2.0","method":"notifications/initialized"}
        {"jsonrpc":"2.0","id":2,"method":"tools/list"}

        """;

    /// <summary>The tools of the list as it goes over the wire.</summary>
    /// <param name="toolsets">As in the setting.</param>
    public static async Task<IReadOnlyList<JsonElement>> ListAsync(string toolsets)
    {
        var settings = ServerSettings.Read(_ => null, isDemo: true) with { Surface = SurfaceSettings.Read(name => name == SurfaceSettings.ToolsetsName ? toolsets : null) };
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(ListTools));
        using var output = new MemoryStream();
        await McpStdioHost.RunAsync(LeadMagicServer.CreateOptions(settings), input, output);
        var answers = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line));
        return [.. answers.Single(answer => answer.GetProperty("id").GetInt32() == 2).GetProperty("result").GetProperty("tools").EnumerateArray()];
    }

    /// <summary>The texts of a call's result.</summary>
    public static async Task<IReadOnlyList<string>> CallAsync(string name, string arguments, string answer)
    {
        var tool = LeadMagicTools.CreateTools(new StubConnection(answer)).Single(tool => tool.About.Name == name);
        tool.Results = new ResultSettings().OpenStore(TimeProvider.System);
        var parameters = new CallToolRequestParams
        {
            Name = name,
            Arguments = JsonElement.Parse(arguments).EnumerateObject().ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal),
        };
        await using var transport = new StreamServerTransport(Stream.Null, Stream.Null);
        await using var server = McpServer.Create(transport, new McpServerOptions());
        var result = await tool.InvokeAsync(new(server, new JsonRpcRequest { Method = "tools/call" }, parameters));
        if (result.IsError == true) throw new InvalidOperationException($"The call of {name} failed.");
        return [.. result.Content.OfType<TextContentBlock>().Select(block => block.Text)];
    }
}
