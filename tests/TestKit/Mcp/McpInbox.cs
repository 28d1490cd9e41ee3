using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>Holds the messages that a server has sent until somebody takes the one that he waits for.</summary>
internal sealed class McpInbox
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly Lock _gate = new();
    private readonly List<JsonObject> _messages = [];
    private readonly HashSet<long> _awaited = [];
    private TaskCompletionSource _changed = NewSignal();
    private string? _closed;

    /// <summary>Adds one line of output. A line that is not a JSON object closes the inbox: nothing after it can be trusted.</summary>
    public void Add(string line)
    {
        try
        {
            JsonObject message = JsonNode.Parse(line, documentOptions: Strict) as JsonObject ?? throw new JsonException("It is not an object.");
            Change(() => _messages.Add(message));
        }
        catch (JsonException error)
        {
            Close($"The process wrote a line to its standard output that is not a JSON-RPC message: {error.Message}");
        }
    }

    /// <summary>Says why no message will come any more; the first reason counts.</summary>
    public void Close(string reason) => Change(() => _closed ??= reason);

    /// <summary>Keeps the response with this id for <see cref="TakeResponseAsync"/>; to be called before the request is sent.</summary>
    public void Expect(long id)
    {
        lock (_gate) _awaited.Add(id);
    }

    public Task<JsonObject> TakeResponseAsync(long id, TimeSpan patience) =>
        TakeAsync(message => ResponseId(message) == id, $"the response with id {id}", patience);

    /// <summary>Takes the oldest message that is not an expected response.</summary>
    public Task<JsonObject> TakeNextAsync(TimeSpan patience) =>
        TakeAsync(message => ResponseId(message) is not { } id || !_awaited.Contains(id), "a message", patience);

    private static long? ResponseId(JsonObject message) =>
        !message.ContainsKey("method") && message["id"] is JsonValue id && id.TryGetValue(out long number) ? number : null;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<JsonObject> TakeAsync(Predicate<JsonObject> isWanted, string what, TimeSpan patience)
    {
        using CancellationTokenSource timer = new(patience);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                int index = _messages.FindIndex(isWanted);
                if (index >= 0)
                {
                    JsonObject message = _messages[index];
                    _messages.RemoveAt(index);
                    return message;
                }

                if (_closed is not null) throw new McpProcessException($"No more messages will come, but {what} was awaited. {_closed}");
                changed = _changed.Task;
            }

            await WaitAsync(changed, what, patience, timer.Token);
        }
    }

    private static async Task WaitAsync(Task changed, string what, TimeSpan patience, CancellationToken timeIsUp)
    {
        try
        {
            await changed.WaitAsync(timeIsUp);
        }
        catch (OperationCanceledException)
        {
            throw new McpProcessException($"The process did not send {what} within {patience.TotalSeconds:0.#} s.");
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource before;
        lock (_gate)
        {
            change();
            (before, _changed) = (_changed, NewSignal());
        }

        before.SetResult();
    }
}
