using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Standard output that notices when its reader has gone. On Unix .NET's own stream writes into a broken pipe without a word, and a
/// server would go on making paid calls whose answers nobody gets.
/// </summary>
internal sealed class StandardOutput() : StandardStream(System.Console.OpenStandardOutput(), descriptor: 1)
{
    private const short PollOut = 0x4;

    /// <summary>A pipe that can be written to takes as much at once (POSIX: PIPE_BUF is at least 512; 4,096 on Linux, 512 elsewhere).</summary>
    private static readonly int SureSize = OperatingSystem.IsLinux() ? 4096 : 512;

    /// <summary>Asks Linux for a pipe of another size (<c>F_SETPIPE_SZ</c>).</summary>
    private const int SetPipeSize = 1031;

    /// <summary>What Linux gives everybody who asks; a pipe has a sixteenth of it otherwise.</summary>
    private const int LargePipe = 1024 * 1024;

    private bool _isLarge = !OperatingSystem.IsLinux();

    public override bool CanRead => false;

    public override bool CanWrite => true;

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Console.Write(buffer);
        if (IsBroken) throw new IOException("Nobody reads standard output any more.");
    }

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.Length > SureSize || !IsReady(PollOut)) return new(Task.Run(() => WriteLarge(buffer), cancellationToken));
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>A pipe that takes all at once spares the reader and this process the waking of each other. Where output is no pipe, the wish is refused.</summary>
    private void WriteLarge(ReadOnlyMemory<byte> buffer)
    {
        if (!_isLarge) _ = Control(1, SetPipeSize, LargePipe);
        _isLarge = true;
        Write(buffer.Span);
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int descriptor, int command, int argument);

    public override void Flush() => Console.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
