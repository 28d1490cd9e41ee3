using System.Net.Sockets;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>
/// A connection's stream that reports every write before it happens, and those that a reset connection refused. It keeps the beginning of what came back,
/// for responses that cannot be read as HTTP.
/// </summary>
/// <param name="beforeWrite">Called with this stream; an exception prevents the write.</param>
/// <param name="refused">Called with the length of a write of which the connection took nothing.</param>
internal sealed class MonitoredStream(Stream inner, Action<object> beforeWrite, Action<int> refused) : Stream
{
    /// <summary>More than any response of which the head is broken needs to be understood.</summary>
    private const int MostKept = 64 * 1024;

    private readonly MemoryStream _received = new();
    private bool _isAnswering;

    /// <summary>What has been read since the last write, from its beginning on.</summary>
    public ReadOnlyMemory<byte> Received
    {
        get
        {
            lock (_received) return _received.ToArray();
        }
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Keep(buffer[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        Keep(buffer.Span[..count]);
        return count;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        beforeWrite(this);
        Forget();
        try
        {
            inner.Write(buffer);
        }
        catch (IOException exception) when (IsReset(exception))
        {
            refused(buffer.Length);
            throw;
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        beforeWrite(this);
        Forget();
        try
        {
            await inner.WriteAsync(buffer, cancellationToken);
        }
        catch (IOException exception) when (IsReset(exception))
        {
            refused(buffer.Length);
            throw;
        }
    }

    public override void Flush() => inner.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> read)
    {
        lock (_received)
        {
            _isAnswering = true;
            var room = MostKept - (int)_received.Length;
            if (room > 0) _received.Write(read[..Math.Min(room, read.Length)]);
        }
    }

    /// <summary>A write after a read begins the next request.</summary>
    private void Forget()
    {
        lock (_received)
        {
            if (_isAnswering) _received.SetLength(0);
            _isAnswering = false;
        }
    }

    /// <summary>The system refuses the whole of a write to a connection that it knows to be reset (EPIPE, ECONNRESET).</summary>
    private static bool IsReset(IOException exception) =>
        exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown };
}
