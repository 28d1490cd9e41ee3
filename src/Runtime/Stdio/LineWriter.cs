using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>Writes messages to a stream, one a line. Lines that are ready at the same time are written at once.</summary>
internal sealed class LineWriter(Stream output) : IThreadPoolWorkItem
{
    // The reader is a JSON parser, not a browser: HTML-safe escapes would only make the text longer. The encoder
    // is the writer's, so the SDK's options need no copy; it also re-encodes what the SDK had escaped before.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypeInfo<JsonRpcMessage> MessageInfo =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    /// <summary>No line is added to so many bytes. A pipe of Linux takes twice as many.</summary>
    private const int EnoughAtOnce = 32 * 1024;

    private readonly Lock _lock = new();
    private readonly Queue<OutgoingLine> _lines = new();
    private bool _isWriting;
    private bool _isBroken;

    /// <summary>The line of a message, its line end included. Throws what serialization throws.</summary>
    public static ReadOnlyMemory<byte> Encode(JsonRpcMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            JsonSerializer.Serialize(writer, message, MessageInfo);
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a line and flushes it, with what else there is; false when nobody can read it any more.</summary>
    public Task<bool> WriteAsync(ReadOnlyMemory<byte> line) =>
        AddAsync(new OutgoingLine(buffer => buffer.Write(line.Span), TaskCreationOptions.RunContinuationsAsynchronously), atOnce: false);

    /// <summary>
    /// The same for a line that may be large: it is made when its turn has come, so that few wait in memory while the reader is slow. Who waits for it must
    /// be done soon: the lines that follow are not written before.
    /// </summary>
    /// <param name="make">Writes the line, its line end included. What it throws is thrown to the caller.</param>
    /// <param name="atOnce">
    /// False where others are about to be ready: it is written when the threads of the pool have done what they have to do now, and with what came of that.
    /// </param>
    public Task<bool> WriteAsync(Action<LineBuffer> make, bool atOnce) => AddAsync(new OutgoingLine(make, TaskCreationOptions.None), atOnce);

    void IThreadPoolWorkItem.Execute() => _ = WriteAllAsync();

    private Task<bool> AddAsync(OutgoingLine line, bool atOnce)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_isWriting)
                return line.Task;
            _isWriting = true;
        }

        if (atOnce)
            _ = WriteAllAsync();
        else
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return line.Task;
    }

    /// <summary>Writes until nothing is left. It never throws, and takes no token: half a line would spoil all that follow.</summary>
    private async Task WriteAllAsync()
    {
        List<OutgoingLine> made = [];
        while (Take(isLast: true) is { } first)
        {
            using var buffer = new LineBuffer(EnoughAtOnce);
            for (OutgoingLine? line = first; line is not null; line = buffer.Length < EnoughAtOnce ? Take(isLast: false) : null)
            {
                if (_isBroken || line.TryMake(buffer))
                    made.Add(line);
            }

            await WriteAsync(buffer);
            foreach (OutgoingLine line in made)
                line.SetResult(!_isBroken);
            made.Clear();
        }
    }

    private async Task WriteAsync(LineBuffer buffer)
    {
        if (_isBroken || buffer.Length == 0)
            return;
        try
        {
            await output.WriteAsync(buffer.Written, CancellationToken.None);
            await output.FlushAsync(CancellationToken.None);
        }
        catch (Exception)
        {
            _isBroken = true; // whatever it was: a part of a line may be out
        }
    }

    /// <summary>The next line, or null.</summary>
    /// <param name="isLast">True where null ends the writing: from then on it is for whoever comes next.</param>
    private OutgoingLine? Take(bool isLast)
    {
        lock (_lock)
        {
            if (!_lines.TryDequeue(out OutgoingLine? line) && isLast)
                _isWriting = false;
            return line;
        }
    }

    /// <summary>A line that waits to be written. Its result is whether it was.</summary>
    private sealed class OutgoingLine(Action<LineBuffer> make, TaskCreationOptions options) : TaskCompletionSource<bool>(options)
    {
        /// <summary>False where it cannot be made; then nothing of it is in the buffer.</summary>
        public bool TryMake(LineBuffer buffer)
        {
            int start = buffer.Length;
            try
            {
                make(buffer);
                return true;
            }
            catch (Exception exception)
            {
                buffer.CutTo(start);
                SetException(exception);
                return false;
            }
        }
    }
}
