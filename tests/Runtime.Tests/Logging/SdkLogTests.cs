using System.Text;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Logging;

/// <summary>A whole server at the most verbose level: the SDK logs messages with arguments, and texts of exceptions.</summary>
public sealed class SdkLogTests
{
    [Fact]
    public async Task The_SDK_is_heard_and_no_message_is_quoted()
    {
        var log = await RunAsync(
            new(),
            PipedServer.Initialize(),
            """{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"bad","arguments":{"name":"secret-argument"} } }""",
            """{"jsonrpc":"2.0","id":2,"method":"no/such/secret-method","params":{"a":"secret-parameter"} }""",
            """{"jsonrpc":"2.0","method":"secret-notification"}""",
            """{"jsonrpc":"2.0","id":"secret-id","method":"tools/call","params":{"name":"secret-tool"} }""",
            "secret-rubbish");

        Assert.Contains("trace", log, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", log, StringComparison.Ordinal);
        Assert.Contains(typeof(StdioTransport).FullName!, log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_an_event()
    {
        var log = await RunAsync(new() { MaxLineLength = 200 }, "\"" + new string('x', 300) + "\"");

        Assert.Contains("warning 1005 LineTooLong OpenApiMcp.Events: A line of input longer than 200 bytes was refused.\n", log, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", log, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(StdioTransportOptions options, params string[] lines)
    {
        using var stream = new MemoryStream();
        using (var factory = new LineLoggerFactory(new() { Level = LogLevel.Trace }, stream, new SecretRedactor([]), TimeProvider.System))
        {
            await using var wire = new PipedServer(options, factory, StubTool.Throwing("bad", new InvalidOperationException("secret-message")));
            await wire.SendAsync(lines);
            wire.EndInput();
            await wire.ReadToExitAsync();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
