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

    /// <summary>Asks Linux for a pipe of another size (<c>F_SETPIPE_SZ</c>).</summary>
    private const int SetPipeSize = 1031;

    /// <summary>What a pipe of Linux has, and what everybody gets who asks: all pipes of a user together may have 64 MB by default.</summary>
    private const int UsualPipe = 64 * 1024;
    private const int LargestPipe = 1024 * 1024;

    /// <summary>A pipe that can be written to takes as much at once (POSIX: PIPE_BUF is at least 512; 4,096 on Linux, 512 elsewhere).</summary>
    private static readonly int SureSize = OperatingSystem.IsLinux() ? 4096 : 512;

    private readonly StreamThread _thread;
    private ReadOnlyMemory<byte> _buffer;
    private int _pipe = UsualPipe;

    /// <param name="descriptor">Its number; another one in tests.</param>
    public StandardOutput(int descriptor = 1)
        : base(System.Console.OpenStandardOutput(), descriptor) => _thread = new("standard output", WriteWaiting) { ContinuesOnPool = true };

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
        if (buffer.Length > SureSize || !IsReady(PollOut))
        {
            _buffer = buffer;
            return new(_thread, _thread.Begin());
        }

        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Nothing is held back.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int WriteWaiting()
    {
        var buffer = _buffer;
        _buffer = default; // it may be large, and the next one late
        if (buffer.Length > _pipe && _pipe < LargestPipe && OperatingSystem.IsLinux()) EnlargePipe(Math.Min(buffer.Length, LargestPipe));
        Write(buffer.Span);
        return buffer.Length;
    }

    /// <summary>A pipe that takes a line at once spares its reader and this process the waking of each other. Where output is no pipe, the wish is refused.</summary>
    private void EnlargePipe(int size)
    {
        _ = Control(Descriptor, SetPipeSize, size);
        _pipe = size;
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

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteSome(int file, ref byte bytes, nuint count);
}
