using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Processes;
using Xunit;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>An MCP server (or any program) as a real process, spoken to over its standard streams. <see cref="McpConversation"/> adds the protocol.</summary>
public sealed class McpProcess : IAsyncDisposable
{
    private readonly McpInbox _inbox = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ChildProcess _process;
    private readonly string _name;
    private long _lastId;

    private McpProcess(ProcessStartInfo start)
    {
        _name = Path.GetFileName(start.FileName);
        _process = ChildProcess.Start(start, _inbox.Add);
        _ = CloseInboxAtEndAsync();
    }

    /// <summary>How long each wait lasts before it fails the test.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>What <see cref="RequestAsync"/> sends as <c>_meta</c>; null for the protocol revisions that have none. The discovery sets it.</summary>
    public JsonObject? RequestMetadata { get; set; }

    public int Id => _process.Id;

    /// <summary>The lines of standard output so far; a carriage return would show.</summary>
    public IReadOnlyList<string> StdoutLines => _process.Output.Lines;

    /// <summary>All of standard output so far.</summary>
    public string StdoutText => _process.Output.Text;

    /// <summary>All of standard error so far.</summary>
    public string StderrText => _process.Error.Text;

    /// <summary>Starts a program. It sees few variables of the test host's environment (<see cref="ProcessEnvironment"/>) and those given here.</summary>
    /// <exception cref="InvalidOperationException">The program could not be started.</exception>
    public static McpProcess Start(
        string fileName,
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        string? workingDirectory = null)
    {
        ProcessStartInfo start = new(fileName, arguments ?? []) { WorkingDirectory = workingDirectory ?? "" };
        ProcessEnvironment.Apply(start.Environment, environment);
        return new McpProcess(start);
    }

    /// <summary>Sends text as it is, and a line feed.</summary>
    public Task SendAsync(string line) => SendBytesAsync(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>Sends bytes as they are, which need be neither text nor a whole line.</summary>
    public async Task SendBytesAsync(ReadOnlyMemory<byte> bytes)
    {
        await _sending.WaitAsync();
        try
        {
            await _process.Input.WriteAsync(bytes).AsTask().WaitAsync(Patience);
            await _process.Input.FlushAsync().WaitAsync(Patience);
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            throw Failure("The process did not read its standard input: " + error.Message, error);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends a request, its params copied and <see cref="RequestMetadata"/> added, and waits for the response: result or error.</summary>
    public async Task<JsonObject> RequestAsync(string method, JsonObject? parameters = null) =>
        await ResponseAsync(await SendRequestAsync(method, parameters));

    /// <summary>Sends a request like <see cref="RequestAsync"/>, but leaves the waiting to <see cref="ResponseAsync"/>.</summary>
    /// <returns>The request's id, a number unique in this process.</returns>
    public async Task<long> SendRequestAsync(string method, JsonObject? parameters = null)
    {
        long id = Interlocked.Increment(ref _lastId);
        _inbox.Expect(id);
        await SendAsync(McpMessage.Request(id, method, parameters, RequestMetadata).ToJsonString());
        return id;
    }

    /// <summary>Waits for the response with this id and keeps all other messages for whoever waits for them.</summary>
    public Task<JsonObject> ResponseAsync(long id) => WithOutputAsync(_inbox.TakeResponseAsync(id, Patience));

    public Task NotifyAsync(string method, JsonObject? parameters = null) => SendAsync(McpMessage.Notification(method, parameters).ToJsonString());

    /// <summary>Waits for the oldest message that nobody else waits for.</summary>
    public Task<JsonObject> ReadMessageAsync(TimeSpan? timeout = null) => WithOutputAsync(_inbox.TakeNextAsync(timeout ?? Patience));

    /// <summary>Tells the process that no more input will come.</summary>
    public async Task CloseInputAsync()
    {
        await _sending.WaitAsync();
        try
        {
            _process.CloseInput();
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Asks the process to end, as a service manager or a terminal would (SIGTERM). Not on Windows, which has no such request.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    /// <summary>Sends a signal. Not on Windows, which has none.</summary>
    /// <param name="signal">Its name without <c>SIG</c>, such as <c>HUP</c>.</param>
    public async Task SignalAsync(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        ProcessStartInfo kill = new("/bin/sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {Id}")]);
        await using ChildProcess sender = ChildProcess.Start(kill, static _ => { });
        await sender.WaitForExitAsync(Patience);
    }

    /// <summary>Waits until standard error has this text somewhere.</summary>
    public async Task WaitForErrorAsync(string text)
    {
        try
        {
            await _process.Error.WaitForAsync(text).WaitAsync(Patience);
        }
        catch (TimeoutException error)
        {
            throw Failure($"'{text}' did not appear on standard error within {Patience.TotalSeconds:0.#} s.", error);
        }
    }

    /// <summary>Waits until the process has ended and all its output is here.</summary>
    /// <returns>The exit code; 128 plus the signal's number where a signal ended it.</returns>
    public async Task<int> WaitForExitAsync()
    {
        try
        {
            return await _process.WaitForExitAsync(Patience);
        }
        catch (TimeoutException error)
        {
            throw Failure($"The process did not end within {Patience.TotalSeconds:0.#} s.", error);
        }
    }

    /// <summary>Ends the process at once, with its children, if it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _sending.Dispose();
    }

    internal McpProcessException Failure(string what, Exception? cause = null) =>
        new($"{_name}: {what}\n--- standard output\n{Tail(StdoutText)}\n--- standard error\n{Tail(StderrText)}", cause);

    private static string Tail(string text) => text.Length <= 4000 ? text : "…" + text[^4000..];

    private async Task CloseInboxAtEndAsync()
    {
        await _process.Output.Completion;
        _inbox.Close("The process has closed its standard output.");
    }

    private async Task<JsonObject> WithOutputAsync(Task<JsonObject> message)
    {
        try
        {
            return await message;
        }
        catch (McpProcessException error)
        {
            throw Failure(error.Message, error);
        }
    }
}
