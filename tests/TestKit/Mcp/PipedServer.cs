using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Stdio;
using Xunit;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>A real server behind two pipes, seen from the client's end as lines.</summary>
public sealed class PipedServer : IAsyncDisposable
{
    /// <summary>Only keeps a broken test from hanging for ever.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly Pipe _toServer = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly Pipe _fromServer = new(new PipeOptions(pauseWriterThreshold: 0));
    private readonly CancellationTokenSource _stop = new();
    private readonly StreamReader _answers;

    public PipedServer(StdioTransportOptions? options, ILoggerFactory? loggerFactory, params McpServerTool[] tools)
        : this(options, loggerFactory, McpServerFactory.CreateOptions(new ServerDescription { Name = "wire", Version = "1.0.0" }, tools))
    {
    }

    private PipedServer(StdioTransportOptions? options, ILoggerFactory? loggerFactory, McpServerOptions server)
    {
        _answers = new StreamReader(_fromServer.Reader.AsStream(), Encoding.UTF8);
        Exit = McpStdioHost.RunAsync(server, _toServer.Reader.AsStream(), _fromServer.Writer.AsStream(), options, loggerFactory, _stop.Token);
    }

    public PipedServer(params McpServerTool[] tools)
        : this(options: null, loggerFactory: null, tools)
    {
    }

    /// <summary>A server that offers more than tools.</summary>
    public static PipedServer Of(McpServerOptions server) => new(options: null, loggerFactory: null, server);

    /// <summary>The host's exit code.</summary>
    public Task<int> Exit { get; }

    public const string InitializeParameters = """{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}""";

    public static string Initialize(int id = 0) => $$"""{"jsonrpc":"2.0","id":{{id}},"method":"initialize","params":{{InitializeParameters}} }""";

    /// <summary>A request of the era with a handshake.</summary>
    /// <param name="parameters">A JSON object.</param>
    public static string Request(string method, string parameters) => $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}} }""";

    /// <summary>A request of the era in which each request says who asks.</summary>
    /// <param name="parameters">A JSON object.</param>
    public static string ModernRequest(string method, string parameters)
    {
        const string About = """{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}""";
        return Request(method, parameters is "{}" ? About : $"{parameters[..^1]},{About[1..]}");
    }

    /// <summary>Calls a tool in one of the eras, after a handshake where the era has one; the answer to that is read.</summary>
    /// <param name="arguments">A JSON object.</param>
    /// <param name="meta">Members of the call's <c>_meta</c>.</param>
    public async Task CallAsync(bool isModern, string tool, string arguments, string meta)
    {
        var call = $"{{\"name\":\"{tool}\",\"arguments\":{arguments}";
        if (isModern)
        {
            var line = ModernRequest("tools/call", call + "}");
            await SendAsync(meta.Length == 0 ? line : line.Replace("\"_meta\":{", $"\"_meta\":{{{meta},", StringComparison.Ordinal));
            return;
        }

        await SendAsync(Initialize());
        await ReadAsync();
        await SendAsync(Request("tools/call", $"{call},\"_meta\":{{{meta}}}}}"));
    }

    public static string Call(int id, string tool) =>
        $$"""{"jsonrpc":"2.0","id":{{id}},"method":"tools/call","params":{"name":"{{tool}}","arguments":{} } }""";

    public static string Ping(int id) => $$"""{"jsonrpc":"2.0","id":{{id}},"method":"ping"}""";

    public static string Cancel(int id) =>
        $$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{id}} } }""";

    /// <summary>Runs a server over any two streams.</summary>
    public static Task<int> RunAsync(Stream input, Stream output, StdioTransportOptions? options = null, CancellationTokenSource? signal = null, params McpServerTool[] tools)
    {
        McpServerOptions server = McpServerFactory.CreateOptions(new ServerDescription { Name = "wire", Version = "1.0.0" }, tools);
        return McpStdioHost.RunAsync(server, input, output, options, cancellationToken: signal?.Token ?? default).WaitAsync(Guard, CancellationToken.None);
    }

    /// <summary>An input that brings these lines and then stays open.</summary>
    public static Stream Open(params string[] lines)
    {
        var pipe = new Pipe();
        pipe.Writer.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        _ = pipe.Writer.FlushAsync();
        return pipe.Reader.AsStream();
    }

    public Task SendAsync(params string[] lines) => SendBytesAsync(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));

    public async Task SendBytesAsync(params byte[] bytes) => await _toServer.Writer.WriteAsync(bytes);

    public void EndInput() => _toServer.Writer.Complete();

    public void Signal() => _stop.Cancel();

    public async Task<string> ReadLineAsync() =>
        await _answers.ReadLineAsync().WaitAsync(Guard) ?? throw new InvalidOperationException("The server has written its last line.");

    public async Task<JsonElement> ReadAsync() => JsonElement.Parse(await ReadLineAsync());

    /// <summary>Waits for the exit and returns what was written and not read before.</summary>
    public async Task<string[]> ReadToExitAsync()
    {
        Assert.Equal(0, await Exit.WaitAsync(Guard));
        await _fromServer.Writer.CompleteAsync();
        string rest = await _answers.ReadToEndAsync().WaitAsync(Guard);
        Assert.True(rest.Length == 0 || rest.EndsWith('\n'));
        return rest.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        await _toServer.Writer.CompleteAsync();
        await Exit.WaitAsync(Guard);
        _stop.Dispose();
        _answers.Dispose();
    }
}
