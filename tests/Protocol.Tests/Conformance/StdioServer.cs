using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.Protocol.Tests.Conformance;

/// <summary>The real executable, whose lines of output are sorted by the request that they belong to.</summary>
internal sealed class StdioServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Channel<JsonElement>> _requests = new(StringComparer.Ordinal);
    private readonly Channel<JsonElement> _unrelated = Channel.CreateUnbounded<JsonElement>();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly LineProcess _process;

    private StdioServer(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings) =>
        _process = LineProcess.Start(ServerProgram.Path, arguments, settings, AppContext.BaseDirectory, Receive);

    /// <summary>What the server sends while no request is open.</summary>
    public ChannelReader<JsonElement> Unrelated => _unrelated.Reader;

    /// <summary>A server that answers from examples.</summary>
    public static StdioServer StartDemo() => new(["--demo"], new Dictionary<string, string>(StringComparer.Ordinal) { ["LEADMAGIC_TOOLSETS"] = "all" });

    /// <summary>A server that asks before each call that costs credits, of an API that does not exist.</summary>
    public static StdioServer StartAsking() => new([], new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LEADMAGIC_API_KEY"] = "key-of-the-protocol-tests",
        ["LEADMAGIC_BASE_URL"] = "http://127.0.0.1:1",
        ["LEADMAGIC_CONFIRM_ABOVE"] = "0",
    });

    public static bool IsResponse(JsonElement message) => !message.TryGetProperty("method", out _);

    /// <summary>Sends a message.</summary>
    /// <returns>For a request, its response as the last message, after those that the server sends before it; for anything else, nothing.</returns>
    public async Task<ChannelReader<JsonElement>> SendAsync(JsonElement message)
    {
        Channel<JsonElement> replies = Channel.CreateUnbounded<JsonElement>();
        if (IsResponse(message) || !message.TryGetProperty("id", out _)) replies.Writer.Complete();
        else _requests[Id(message)] = replies;

        await _sending.WaitAsync();
        try
        {
            await _process.SendAsync(message.GetRawText().ReplaceLineEndings(" "));
        }
        finally
        {
            _sending.Release();
        }

        return replies.Reader;
    }

    /// <summary>Closes the input, upon which the server must end without an error.</summary>
    public async Task EndAsync()
    {
        _process.CloseInput();
        Assert.True(await _process.WaitForExitAsync(ServerProgram.Patience) == 0, _process.StderrText);
    }

    public ValueTask DisposeAsync()
    {
        _sending.Dispose();
        return _process.DisposeAsync();
    }

    private void Receive(string line)
    {
        JsonElement message = JsonElement.Parse(line);
        if (!IsResponse(message))
        {
            (_requests.Values.FirstOrDefault() ?? _unrelated).Writer.TryWrite(message);
        }
        else if (_requests.TryRemove(Id(message), out Channel<JsonElement>? replies))
        {
            replies.Writer.TryWrite(message);
            replies.Writer.Complete();
        }
        else
        {
            throw new InvalidOperationException($"The server sent a response to no request: {line}");
        }
    }

    private static string Id(JsonElement message) => message.GetProperty("id").GetRawText();
}
