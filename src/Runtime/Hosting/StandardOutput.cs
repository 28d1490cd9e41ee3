using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Standard output that notices when its reader has gone. On Unix .NET's own stream writes into a broken pipe without a word, and a
/// server would go on making paid calls whose answers nobody gets. What may have to wait is written on a thread of its own.
/// </summary>
internal sealed class StandardOutput : StandardStream
{
    private const int Interrupted = 4; // EINTR

    private const int BrokenPipe = 32; // EPIPE

    // fcntl and ioctl, of Linux alone.
    private const int SetPipeSize = 1031; // F_SETPIPE_SZ
    private const int GetPipeSize = 1032; // F_GETPIPE_SZ
    private const nuint Unread = 0x541B; // FIONREAD

    /// <summary>What everybody gets who asks: all pipes of a user together may have 64 MB by default.</summary>
    private const int LargestPipe = 1024 * 1024;

    /// <summary>What can be written to takes as much at once (POSIX: PIPE_BUF is at least 512; 4,096 on Linux, 512 elsewhere).</summary>
    private static readonly int SureSize = OperatingSystem.IsLinux() ? 4096 : 512;

    /// <summary>What is longer is left to the thread of its own: only to copy it takes a while.</summary>
    private const int LargestAtOnce = 64 * 1024;

    private readonly StreamThread _thread;
    private ReadOnlyMemory<byte> _buffer;
    private int? _pipe;
    private int _wish;

    /// <param name="descriptor">Its number; another one in tests.</param>
    public StandardOutput(int descriptor = 1)
        : base(System.Console.OpenStandardOutput(), descriptor) => _thread = new("standard output", WriteWaiting) { ContinuesOnPool = true };

    /// <summary>How much it takes where it is a pipe of Linux; else 0.</summary>
    private int Pipe => _pipe ??= OperatingSystem.IsLinux() ? Math.Max(Control(Descriptor, GetPipeSize, 0), 0) : 0;

    public override bool CanRead => false;

    public override bool CanWrite => true;

    /// <exception cref="IOException">Nobody reads it any more, or it cannot be written to.</exception>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="IOException">Nobody reads it any more, or it cannot be written to.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (OperatingSystem.IsWindows()) Console.Write(buffer);
        else WriteAll(buffer);
    }

    /// <summary>Writes all; one write at a time. No token ends it: half a line would spoil all that follow.</summary>
    /// <exception cref="IOException">Nobody reads it any more, or it cannot be written to.</exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (Room(buffer.Length) is > 0 and var room)
        {
            var part = buffer[..Math.Min(room, buffer.Length)];
            Write(part.Span);
            if (part.Length == buffer.Length) return ValueTask.CompletedTask;
            buffer = buffer[part.Length..];
        }

        _buffer = buffer;
        return new(_thread, _thread.Begin());
    }

    /// <summary>Nothing is held back.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>How many of so many bytes are to be written here and now, without waiting.</summary>
    private int Room(int length)
    {
        if (length > LargestAtOnce) return 0;

        // What is left in a pipe does not tell how much it takes besides: that depends on how it was written.
        if (length > SureSize && length <= Pipe && Count(Descriptor, Unread, out var unread) == 0 && unread == 0) return length;
        return IsReady(PollOut) ? SureSize : 0;
    }

    private int WriteWaiting()
    {
        var buffer = _buffer;
        _buffer = default; // it may be large, and the next one late
        Enlarge(Math.Min(buffer.Length, LargestPipe));
        Write(buffer.Span);
        return buffer.Length;
    }

    /// <summary>A pipe that takes a line at once spares its reader and this process the waking of each other. A wish that is refused is not repeated.</summary>
    private void Enlarge(int size)
    {
        if (Pipe == 0 || size <= Math.Max(Pipe, _wish)) return;
        _ = Control(Descriptor, SetPipeSize, size);
        (_pipe, _wish) = (null, size);
    }

    private void WriteAll(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = WriteSome(Descriptor, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
            if (count >= 0) buffer = buffer[(int)count..];
            else if (Marshal.GetLastPInvokeError() is var error && error == WouldBlock) WaitFor(PollOut);
            else if (error != Interrupted) throw new IOException(error == BrokenPipe ? "Nobody reads standard output any more." : $"Standard output cannot be written to: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [DllImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Count(int file, nuint request, out int count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteSome(int file, ref byte bytes, nuint count);
}
