using System.Collections.Concurrent;
using System.Text.Json;
using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>An MCP client that keeps a number of calls in flight and checks each answer as it comes.</summary>
internal sealed class SoakClient : IAsyncDisposable
{
    private const int InFlight = 64;

    private const int Hello = -1;

    /// <summary>Only keeps a call that is never answered from lasting for ever.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<int, (PlannedCall Call, long Sent)> _open = [];
    private readonly ConcurrentDictionary<int, PlannedCall> _cancelled = [];
    private readonly SemaphoreSlim _places = new(InFlight);
    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LineProcess _server;

    public SoakClient(string baseUrl)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["LEADMAGIC_API_KEY"] = "soak-key-1234567890",
            ["LEADMAGIC_BASE_URL"] = baseUrl,
            ["LEADMAGIC_TIMEOUT"] = "5000",
            ["LEADMAGIC_MAX_RESULT_TOKENS"] = "0", // answers are compared to the letter
            ["LEADMAGIC_CACHE_TTL"] = "0", // each call shall reach the API; and what is remembered grows up to its own bound

            // Collect early and completely, with few threads that keep few buffers each (all in hexadecimal): left alone .NET lets a quarter
            // of a gigabyte of garbage and spare buffers gather first, and no leak could be told from them.
            ["DOTNET_GCgen0size"] = "400000",
            ["DOTNET_GCgen1size"] = "400000",
            ["DOTNET_GCConserveMemory"] = "9",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_ThreadPool_ForceMaxWorkerThreads"] = "6",
            ["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION"] = "4",
        };
        _server = ServerProgram.Start([], settings, Take);
    }

    public SoakRecord Record { get; } = new();

    public int ProcessId => _server.Id;

    public async Task ConnectAsync()
    {
        await _server.SendAsync(
            $$$$"""{"jsonrpc":"2.0","id":{{{{Hello}}}},"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"soak","version":"1"}}}""");
        await _hello.Task.WaitAsync(Guard);
        await _server.SendAsync("""{"jsonrpc":"2.0","method":"notifications/initialized"}""");
    }

    /// <summary>Makes the calls with the numbers from <paramref name="first"/> up to, not including, <paramref name="end"/>, and waits for all answers.</summary>
    public async Task CallAsync(int first, int end)
    {
        for (var number = first; number < end; number++)
        {
            await TakePlaceAsync();
            await SendAsync(PlannedCall.Of(number));
        }

        for (var i = 0; i < InFlight; i++) await TakePlaceAsync();
        _places.Release(InFlight);
    }

    /// <summary>Ends the input; the process's exit code.</summary>
    public async Task<int> LeaveAsync()
    {
        _server.CloseInput();
        return await _server.WaitForExitAsync(Guard);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _places.Dispose();
    }

    private async Task TakePlaceAsync()
    {
        if (await _places.WaitAsync(Guard)) return;
        Assert.Fail($"No call was answered for {Guard.TotalSeconds} s; open: {string.Join(", ", _open.Values.Take(10).Select(open => open.Call))}\n{_server.StderrText}");
    }

    private async Task SendAsync(PlannedCall call)
    {
        var isCancelled = call.Kind == CallKind.Cancelled;
        if (isCancelled) _cancelled[call.Number] = call;
        else _open[call.Number] = (call, TimeProvider.System.GetTimestamp());
        await _server.SendAsync($$$"""{"jsonrpc":"2.0","id":{{{call.Number}}},"method":"tools/call","params":{"name":"{{{call.Tool}}}","arguments":{{{call.Arguments}}} } }""");
        if (!isCancelled) return;
        await _server.SendAsync($$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{call.Number}} } }""");
        Record.AddCancelled();
        _places.Release();
    }

    private void Take(string line)
    {
        try
        {
            using var message = JsonDocument.Parse(line);
            var id = message.RootElement.GetProperty("id").GetInt32();
            if (id == Hello) _hello.TrySetResult();
            else if (_open.TryRemove(id, out var open)) Finish(open.Call, open.Sent, message.RootElement);
            else if (!_cancelled.TryRemove(id, out _)) Record.AddProblem($"A line answers nobody: {line[..Math.Min(line.Length, 300)]}");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            Record.AddProblem($"A line is no answer ({fault.Message}): {line[..Math.Min(line.Length, 300)]}");
        }
    }

    private void Finish(PlannedCall call, long sent, JsonElement message)
    {
        Record.Add(call, TimeProvider.System.GetElapsedTime(sent), message);
        _places.Release();
    }
}
