using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Standard output that notices when its reader has gone. On Unix .NET's own stream writes into a broken pipe without a word, and a
/// server would go on making paid calls whose answers nobody gets.
/// </summary>
internal sealed class StandardOutput() : StandardStream(System.Console.OpenStandardOutput(), Descriptor)
{
    private const int Descriptor = 1;
    private const short PollOut = 0x4;
    private const int Interrupted = 4; // EINTR

    /// <summary>Asks Linux for a pipe of another size (<c>F_SETPIPE_SZ</c>).</summary>
    private const int SetPipeSize = 1031;

    /// <summary>What Linux gives everybody who asks; a pipe has a sixteenth of it otherwise.</summary>
    private const int LargePipe = 1024 * 1024;

    /// <summary>A pipe that can be written to takes as much at once (POSIX: PIPE_BUF is at least 512; 4,096 on Linux, 512 elsewhere).</summary>
    private static readonly int SureSize = OperatingSystem.IsLinux() ? 4096 : 512;

    /// <summary>EAGAIN: a descriptor that others made non-blocking is full.</summary>
    private static readonly int Full = OperatingSystem.IsMacOS() ? 35 : 11;

    private bool _isEnlarged = !OperatingSystem.IsLinux();

    public override bool CanRead => false;

    public override bool CanWrite => true;

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (OperatingSystem.IsWindows()) Console.Write(buffer);
        else WriteAll(buffer);
    }

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length > SureSize || !IsReady(PollOut)) return new(Task.Run(() => WriteLarge(buffer), cancellationToken));
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush() => Console.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>A pipe that takes all at once spares its reader and this process the waking of each other. Where output is no pipe, the wish is refused.</summary>
    private void WriteLarge(ReadOnlyMemory<byte> buffer)
    {
        if (!_isEnlarged) _ = Control(Descriptor, SetPipeSize, LargePipe);
        _isEnlarged = true;
        Write(buffer.Span);
    }

    private void WriteAll(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = WriteSome(Descriptor, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
            if (count >= 0) buffer = buffer[(int)count..];
            else if (Marshal.GetLastPInvokeError() is var error && error == Full) WaitFor(PollOut);
            else if (error != Interrupted) throw new IOException("Nobody reads standard output any more.");
        }
    }

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint WriteSome(int descriptor, ref byte bytes, nuint count);

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, int argument);
}
