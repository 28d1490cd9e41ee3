using System.Buffers;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>What is known about one attempt to send a request, kept outside of it so that it survives a time-out.</summary>
internal sealed class Attempt(RetryClass retry)
{
    /// <summary>Carries the attempt from the connection to the <see cref="SendMonitor"/>.</summary>
    public static readonly HttpRequestOptionsKey<Attempt> Key = new("OpenApiMcp.Attempt");

    /// <summary>What fits into an idle connection's buffer at once, so that a refused write left nothing there.</summary>
    private const int WholeWrite = 16 * 1024;

    private object? _connection;
    private volatile int _writes;

    /// <summary>True when <see cref="Written"/> can be relied on, that is, when the handler reports what it writes.</summary>
    public bool Monitored { get; set; }

    /// <summary>True when at least one byte of the request was handed to an established connection.</summary>
    public bool Written => _writes > 0;

    /// <summary>True when the connection turned out to be reset before it took a byte.</summary>
    public bool FoundReset { get; private set; }

    /// <summary>True when the answer is an error: a part of its text may end within personal data, and nobody has paid for it.</summary>
    public bool IsError { get; set; }

    /// <summary>The response from its head on; null as long as none came. Its headers can be read when all is over, too.</summary>
    public HttpResponseMessage? Received { get; set; }

    /// <summary>What has arrived of the answer's body.</summary>
    public ArrayBufferWriter<byte> Body { get; } = new();

    /// <summary>The beginning of what came back over the connection, as it came.</summary>
    public ReadOnlyMemory<byte> Raw => _connection is MonitoredStream stream ? stream.Received : default;

    /// <summary>True when it is proven that the API saw nothing of this request.</summary>
    public bool CertainlyUnsent => Monitored && !Written;

    /// <summary>
    /// Notes that a connection is about to write a part of the request.
    /// </summary>
    /// <exception cref="IOException">Another connection already did, and the request may not be repeated.</exception>
    public void Write(object connection)
    {
        if (Interlocked.CompareExchange(ref _connection, connection, null) is { } first && first != connection && retry != RetryClass.Safe)
        {
            throw new IOException("The connection broke after the request was sent, and the request may not be repeated.");
        }

        _writes++;
    }

    /// <summary>Notes that the connection took nothing of what it was to write. Only the first write of a request proves that nothing was sent.</summary>
    public void Unwrite(int length)
    {
        if (_writes != 1 || length > WholeWrite) return;
        FoundReset = true;
        _connection = null;
        _writes = 0;
    }
}
