using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>Writes messages to a stream, one a line and one at a time.</summary>
internal sealed class LineWriter(Stream output)
{
    // The reader is a JSON parser, not a browser: HTML-safe escapes would only make the text longer. The encoder
    // is the writer's, so the SDK's options need no copy; it also re-encodes what the SDK had escaped before.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonTypeInfo<JsonRpcMessage> MessageInfo =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _broken;

    /// <summary>The line of a message, its line end included. Throws what serialization throws.</summary>
    public static ReadOnlyMemory<byte> Encode(JsonRpcMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            JsonSerializer.Serialize(writer, message, MessageInfo);
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes a line and flushes it; false when nobody can read it any more.</summary>
    public Task<bool> WriteAsync(ReadOnlyMemory<byte> line) => WriteAsync(line, make: null);

    /// <summary>The same for a line that may be large: it is made when its turn has come, so that few wait in memory while the reader is slow.</summary>
    public Task<bool> WriteAsync(Func<LineBuffer> make) => WriteAsync(default, make);

    /// <remarks>Takes no token: half a line would spoil all that follow.</remarks>
    private async Task<bool> WriteAsync(ReadOnlyMemory<byte> line, Func<LineBuffer>? make)
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            if (_broken)
                return false;
            using LineBuffer? made = make?.Invoke();
            await output.WriteAsync(made?.Written ?? line, CancellationToken.None);
            await output.FlushAsync(CancellationToken.None);
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            _broken = true;
            return false;
        }
        finally
        {
            _turn.Release();
        }
    }
}
