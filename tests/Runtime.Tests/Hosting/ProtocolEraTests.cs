using System.IO.Pipelines;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Tests.Stdio;

namespace OpenApiMcp.Runtime.Tests.Hosting;

/// <summary>The SDK's own client against the host, in both eras of the protocol.</summary>
public sealed class ProtocolEraTests
{
    private const string Legacy = "2025-11-25";
    private const string Modern = "2026-07-28";

    [Theory]
    [InlineData(Legacy, null, Legacy)]
    [InlineData(Modern, null, Modern)]
    [InlineData(null, null, Modern)]
    [InlineData(null, Legacy, Legacy)]
    public async Task A_client_lists_and_calls_tools(string? client, string? server, string agreed)
    {
        var toServer = new Pipe();
        var fromServer = new Pipe();
        var options = McpServerFactory.CreateOptions(
            new ServerDescription { Name = "era", Version = "1.2.3", Title = "Era", Instructions = "Call it.", ProtocolVersion = server },
            [StubTool.Saying("b", "Zoë 😀"), StubTool.Returning("a", """{"n":1.10}""")]);
        Task<int> exit = McpStdioHost.RunAsync(options, toServer.Reader.AsStream(), fromServer.Writer.AsStream(), cancellationToken: TestContext.Current.CancellationToken);

        await using (McpClient mcp = await McpClient.CreateAsync(
            new StreamClientTransport(toServer.Writer.AsStream(), fromServer.Reader.AsStream()),
            new McpClientOptions { ProtocolVersion = client },
            cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal(agreed, mcp.NegotiatedProtocolVersion);
            Assert.Equal(("era", "1.2.3", "Era"), (mcp.ServerInfo?.Name, mcp.ServerInfo?.Version, mcp.ServerInfo?.Title));
            Assert.Equal("Call it.", mcp.ServerInstructions);
            Assert.Equal(["a", "b"], (await mcp.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken)).Select(tool => tool.Name));
            CallToolResult text = await mcp.CallToolAsync("b", cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal("Zoë 😀", Assert.IsType<TextContentBlock>(Assert.Single(text.Content)).Text);
            CallToolResult structured = await mcp.CallToolAsync("a", cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal("1.10", structured.StructuredContent!.Value.GetProperty("n").GetRawText());
        }

        await toServer.Writer.CompleteAsync();
        Assert.Equal(0, await exit.WaitAsync(PipedServer.Guard, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_tool_list_carries_caching_hints_in_the_modern_era()
    {
        await using var wire = new PipedServer(StubTool.Saying("a", ""));
        await wire.SendAsync(PipedServer.ModernRequest("tools/list", "{}"));

        JsonElement result = (await wire.ReadAsync()).GetProperty("result");
        Assert.Equal(86_400_000, result.GetProperty("ttlMs").GetInt64());
        Assert.Equal("public", result.GetProperty("cacheScope").GetString());
    }

    [Fact]
    public async Task The_tool_list_carries_no_caching_hints_in_the_old_era()
    {
        await using var wire = new PipedServer(StubTool.Saying("a", ""));
        await wire.SendAsync(PipedServer.Initialize());
        await wire.ReadAsync();
        await wire.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");

        JsonElement result = (await wire.ReadAsync()).GetProperty("result");
        Assert.Single(result.GetProperty("tools").EnumerateArray());
        Assert.False(result.TryGetProperty("ttlMs", out _) || result.TryGetProperty("cacheScope", out _));
    }
}
