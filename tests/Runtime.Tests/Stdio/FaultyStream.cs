namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>A stream whose use is a delegate, for pipes that break or block.</summary>
internal sealed class FaultyStream(Func<Task> use) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static FaultyStream Broken() => new(() => throw new IOException("The pipe is broken."));

    /// <summary>Blocks for ever and, like a console stream, ignores its token.</summary>
    public static FaultyStream Blocked() => new(() => new TaskCompletionSource().Task);

    /// <summary>The same, and tells when it is first used.</summary>
    public static FaultyStream Blocked(TaskCompletionSource used) => new(() =>
    {
        used.TrySetResult();
        return new TaskCompletionSource().Task;
    });

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await use();
        return 0;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await use();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
