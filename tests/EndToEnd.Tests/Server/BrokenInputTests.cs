using System.Text;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Input that no client should send: each piece gets one error, and the server lives on.</summary>
public sealed class BrokenInputTests : ServerTest
{
    private const int ParseError = -32700;
    private const int InvalidRequest = -32600;

    [Theory]
    [InlineData("hello", ParseError)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,", ParseError)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]", InvalidRequest)]
    [InlineData("[]", InvalidRequest)]
    [InlineData("7", InvalidRequest)]
    [InlineData("{\"id\":null,\"jsonrpc\":\"2.0\",\"method\":\"ping\"}", InvalidRequest)]
    [InlineData("{\"method\":\"ping\"}", InvalidRequest)]
    public async Task A_line_that_is_no_message_gets_an_error_without_an_id(string line, int code)
    {
        McpProcess server = StartServer();
        await server.InitializeAsync();

        await server.SendAsync(line);

        await AssertRefusedAsync(server, id: null, code);
    }

    [Fact]
    public async Task A_line_that_is_no_UTF_8_gets_an_error_without_an_id()
    {
        McpProcess server = StartServer();
        await server.InitializeAsync();
        byte[] line = [.. "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{\"name\":\""u8, 0xC3, 0x28, .. "\"}}\n"u8];

        await server.SendBytesAsync(line);

        await AssertRefusedAsync(server, id: null, ParseError);
    }

    [Fact]
    public async Task An_oversize_line_gets_an_error_with_its_id()
    {
        McpProcess server = StartServer();
        await server.InitializeAsync();
        string filler = new('x', 4 * 1024 * 1024);

        await server.SendBytesAsync(Encoding.UTF8.GetBytes($$$"""{"jsonrpc":"2.0","id":4711,"method":"tools/call","params":{"name":"{{{filler}}}"}}""" + "\n"));

        await AssertRefusedAsync(server, id: 4711, InvalidRequest);
    }

    [Fact]
    public async Task A_message_that_comes_in_pieces_is_one_message()
    {
        McpProcess server = StartServer();
        await server.InitializeAsync();

        foreach (byte piece in "{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"ping\"}\r\n"u8.ToArray()) await server.SendBytesAsync(new[] { piece });

        Assert.Equal(99, (int)(await server.ReadMessageAsync())["id"]!);
    }

    private static async Task AssertRefusedAsync(McpProcess server, int? id, int code)
    {
        JsonObject refusal = await server.ReadMessageAsync();
        Assert.Equal(code, (int)refusal["error"]!["code"]!);
        Assert.True(refusal.ContainsKey("id"));
        Assert.Equal(id, (int?)refusal["id"]);
        Assert.Empty(await server.ResultAsync("ping"));
    }
}
