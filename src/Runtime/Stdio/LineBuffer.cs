using System.Buffers;

namespace OpenApiMcp.Runtime.Stdio;

/// <summary>Lines that are being made, in memory lent by a pool: a large one of its own for each large answer would keep the collector busy.</summary>
/// <param name="capacity">What is lent at least, once there is something to write.</param>
internal sealed class LineBuffer(int capacity) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    /// <summary>All so far; not to be used after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, Length) = ([], 0);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Forgets what came after so many bytes.</summary>
    public void CutTo(int length) => Length = length;

    /// <summary>Sees to room for so many more bytes.</summary>
    public void Reserve(int count)
    {
        if (_bytes.Length - Length >= Math.Max(count, 1)) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, Length + Math.Max(count, _bytes.Length)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
