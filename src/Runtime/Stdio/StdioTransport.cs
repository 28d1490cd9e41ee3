using System.Buffers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Logging;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>
/// MCP over two streams, one JSON-RPC message a line. Unlike the SDK's it answers what it accepted before it leaves,
/// answers lines that it cannot read, bounds what it holds in memory, and leaves non-ASCII text as it is.
/// </summary>
public sealed class StdioTransport : TransportBase
{
    /// <summary>How long the last errors may take to write, should the client have stopped reading.</summary>
    private static readonly TimeSpan LastWordsTime = TimeSpan.FromSeconds(2);

    private readonly StdioTransportOptions _options;
    private readonly LineReader _reader;
    private readonly LineWriter _writer;
    private readonly RequestLedger _ledger;
    private readonly ILogger _events;
    private readonly CancellationTokenSource _stopReading = new();
    private readonly CancellationTokenSource _leave = new();
    private Action? _afterFirstAnswer;

    /// <summary>Starts to read at once. The streams stay the caller's: they are not closed.</summary>
    public StdioTransport(Stream input, Stream output, StdioTransportOptions? options = null, ILoggerFactory? loggerFactory = null)
        : base("stdio", loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        _options = options ?? new StdioTransportOptions();
        if (_options.FindProblem() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _afterFirstAnswer = _options.AfterFirstAnswer;
        _events = loggerFactory?.CreateLogger(LogCategories.Events) ?? NullLogger.Instance;
        _reader = new LineReader(input, _options.MaxLineLength);
        _writer = new LineWriter(output);
        _ledger = new RequestLedger(_options.MaxRequestsInFlight, _options.MaxRequestsWaiting, _options.MaxRequestBytes);
        SetConnected();
        Completion = Task.Run(ReadAndDrainAsync);
    }

    /// <summary>
    /// Completes when the transport has left: the input has ended (or <see cref="StopReading"/> was called, or the output
    /// broke), and every accepted request is answered or the grace time is over.
    /// </summary>
    public Task Completion { get; }

    /// <summary>Ends the input: accepts nothing more, and leaves as at the end of the stream.</summary>
    public void StopReading() => _stopReading.Cancel();

    /// <inheritdoc/>
    /// <remarks>
    /// The token is not obeyed once a message is an answer: the SDK cancels it together with the call, and whether a
    /// cancelled call is still owed an answer is the ledger's to say.
    /// </remarks>
    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        if (!IsConnected)
            return;
        if (message is JsonRpcResponse response && AnswerRelay.Of(_ledger.Find(response.Id)) is { } relay && RelayedResult.HasPlace(response, relay))
        {
            await AnswerAsync(response.Id, buffer => RelayedResult.Write(response, relay, buffer));
            return;
        }

        // Serialization comes first: should it throw, the request stays owed and the SDK answers it with an error.
        ReadOnlyMemory<byte> line = LineWriter.Encode(message);
        if (message is JsonRpcResponse or JsonRpcError)
        {
            await AnswerAsync(((JsonRpcMessageWithId)message).Id, buffer => buffer.Write(line.Span));
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        await WriteAsync(line);
    }

    /// <summary>Leaves without any grace.</summary>
    public override async ValueTask DisposeAsync()
    {
        await LeaveAsync();
        await Completion;
    }

    private async Task ReadAndDrainAsync()
    {
        try
        {
            await ReadAsync();
            await DrainAsync();
        }
        finally
        {
            SetDisconnected();
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await _reader.ReadAsync(_stopReading.Token) is { } line)
                await AcceptAsync(line);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // Asked to stop, or the input broke, which is one more way for a client to be gone.
        }
    }

    private async Task AcceptAsync(Line line)
    {
        if (line.TooLong)
        {
            _events.LineTooLong(_options.MaxLineLength);
            await RefuseAsync(Refusals.TooLong(MessageParser.RecoverId(line.Bytes.Span), _options.MaxLineLength));
            return;
        }

        if (line.Bytes.Span.Trim(" \t\r"u8).IsEmpty)
            return;
        if (!MessageParser.TryParse(line.Bytes.Span, out JsonRpcMessage? message, out JsonRpcError? refusal))
            await RefuseAsync(refusal);
        else if (message is JsonRpcRequest request)
            await AdmitAsync(request, line.Bytes.Length);
        else if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification } cancelled)
            await CancelAsync(cancelled);
        else
            await WriteMessageAsync(message);
    }

    private async Task AdmitAsync(JsonRpcRequest request, int length)
    {
        if (request.Method == RequestMethods.ToolsCall)
            AnswerRelay.Offer(request);
        switch (_ledger.Admit(request, length))
        {
            case Admission.Run:
                await WriteMessageAsync(request);
                break;
            case Admission.Duplicate:
                // Now, an error with this id would end the client's first request, which is alive and well.
                break;
            case Admission.Reused:
                await RefuseAsync(Refusals.Reused(request.Id));
                break;
            case Admission.Busy:
                await RefuseAsync(Refusals.Busy(request.Id, _ledger.Capacity, _options.MaxRequestBytes));
                break;
        }
    }

    private async Task CancelAsync(JsonRpcNotification cancelled)
    {
        // A cancelled call frees its place although its tool may need a moment to stop: the SDK does not say when it has.
        RequestId id = MessageParser.CancelledId(cancelled);
        IReadOnlyList<JsonRpcRequest> next = _ledger.Cancel(id, out bool wasRunning, out int duplicates);
        if (wasRunning)
            await WriteMessageAsync(cancelled);
        for (; duplicates > 0; duplicates--)
            await RefuseAsync(Refusals.Duplicate(id));
        await StartAsync(next);
    }

    private async Task AnswerAsync(RequestId id, Action<LineBuffer> make)
    {
        if (!_ledger.TryClaim(id))
            return; // cancelled meanwhile: "SHOULD NOT send a response for the cancelled request"
        if (!await WriteAnswerAsync(id, make))
            await LeaveAsync();
        if (Interlocked.Exchange(ref _afterFirstAnswer, null) is { } work)
            _ = Task.Run(work, CancellationToken.None);
        IReadOnlyList<JsonRpcRequest> next;
        while (!_ledger.TrySettle(id, out next))
            await RefuseDuplicatesAsync(id);
        await StartAsync(next);
    }

    /// <summary>Each of them once the first request has its answer, so that whoever sent them gets as many answers as requests were made.</summary>
    private async Task RefuseDuplicatesAsync(RequestId id)
    {
        while (_ledger.TakeDuplicate(id))
            await WriteAsync(LineWriter.Encode(Refusals.Duplicate(id)));
    }

    private async Task<bool> WriteAnswerAsync(RequestId id, Action<LineBuffer> make)
    {
        try
        {
            return await _writer.WriteAsync(make, atOnce: _ledger.Running <= 1);
        }
        catch (Exception)
        {
            // Out of memory, say. The request is claimed, so nobody else answers it.
            return await _writer.WriteAsync(LineWriter.Encode(Refusals.Unwritten(id)));
        }
    }

    /// <summary>Answers a line that starts nothing. It is answered without an id where that is the id of a request in progress.</summary>
    private Task RefuseAsync(JsonRpcError refusal)
    {
        if (_ledger.Holds(refusal.Id))
            refusal.Id = default;
        // Reading waits for the write, which slows down a client that sends rubbish and does not listen, but a stop must get through.
        return WriteAsync(LineWriter.Encode(refusal)).WaitAsync(_stopReading.Token);
    }

    private async Task StartAsync(IReadOnlyList<JsonRpcRequest> requests)
    {
        foreach (JsonRpcRequest request in requests)
            await WriteMessageAsync(request);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> line)
    {
        if (!await _writer.WriteAsync(line))
            await LeaveAsync();
    }

    private async Task DrainAsync()
    {
        try
        {
            await _ledger.WhenDrained().WaitAsync(_options.GraceTime, _options.TimeProvider, _leave.Token);
        }
        catch (TimeoutException)
        {
            await AnswerTheRestAsync();
        }
        catch (OperationCanceledException)
        {
            // Nobody is left to hear an answer.
        }
    }

    private async Task AnswerTheRestAsync()
    {
        try
        {
            foreach ((RequestId id, bool started) in _ledger.ClaimAll())
            {
                await WriteAsync(LineWriter.Encode(Refusals.Left(id, started))).WaitAsync(LastWordsTime, _options.TimeProvider, _leave.Token);
                await RefuseDuplicatesAsync(id).WaitAsync(LastWordsTime, _options.TimeProvider, _leave.Token);
            }
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // The client does not read: its answers cannot be delivered.
        }
    }

    private async Task LeaveAsync()
    {
        await _stopReading.CancelAsync();
        await _leave.CancelAsync();
    }
}
