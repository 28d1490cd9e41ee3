using System.Buffers;

namespace OpenApiMcp.Runtime.Http;

/// <summary>A response's body as it comes over the wire: counts what was read, can look at the first byte, and keeps what may have to be read again.</summary>
/// <param name="kept">Takes a copy of all that is read; null where nobody needs one.</param>
internal sealed class WireStream(Stream inner, ArrayBufferWriter<byte>? kept) : Stream
{
    private byte? _peeked;

    /// <summary>How many bytes have come.</summary>
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first byte, which stays to be read; null where there is none. Only before the first read.</summary>
    public async ValueTask<byte?> PeekAsync(CancellationToken cancellationToken)
    {
        var first = new byte[1];
        return _peeked = await inner.ReadAsync(first, cancellationToken) == 1 ? first[0] : null;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count;
        if (_peeked is { } first && !buffer.IsEmpty)
        {
            buffer.Span[0] = first;
            _peeked = null;
            count = 1;
        }
        else
        {
            count = await inner.ReadAsync(buffer, cancellationToken);
        }

        Count += count;
        kept?.Write(buffer.Span[..count]);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are read asynchronously.");

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
