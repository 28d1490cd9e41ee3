using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>A client that no longer reads, though it keeps the server's input open: whatever the server would do for it, nobody would hear of.</summary>
public sealed class ClosedOutputTests : ServerTest
{
    /// <summary>The reader takes one line and closes its end; what both of them tell the test goes past the pipe.</summary>
    private const string Pipeline = """
        exec 3>&1
        { "$0"; printf '{"jsonrpc":"2.0","method":"exit/%d"}\n' $? >&3; } | { read -r line; exec <&-; printf '{"jsonrpc":"2.0","method":"reader/gone"}\n' >&3; }
        """;

    [Fact]
    public async Task A_server_whose_output_nobody_reads_ends_quietly_at_the_next_answer()
    {
        McpProcess server = StartShell(Pipeline);
        await server.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"ping"}""");
        Assert.Equal("reader/gone", (string?)(await server.ReadMessageAsync())["method"]);

        await server.SendAsync("""{"jsonrpc":"2.0","id":2,"method":"ping"}""");

        Assert.Equal("exit/0", (string?)(await server.ReadMessageAsync())["method"]);
        Assert.Equal("", server.StderrText);
    }
}
