using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Standard output that notices when its reader has gone. On Unix .NET's own stream writes into a broken pipe without a word, and a
/// server would go on making paid calls whose answers nobody gets.
/// </summary>
internal sealed class StandardOutput : Stream
{
    private const int Descriptor = 1;
    private const short PollError = 0x8;
    private const short PollHangUp = 0x10;
    private const short PollInvalid = 0x20;

    private readonly Stream _console = Console.OpenStandardOutput();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override void Write(byte[] buffer, int offset, int count)
    {
        _console.Write(buffer, offset, count);
        ThrowIfUnread();
    }

    /// <exception cref="IOException">Nobody can read what was written.</exception>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _console.WriteAsync(buffer, cancellationToken);
        ThrowIfUnread();
    }

    public override void Flush() => _console.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Files and terminals are always "ready"; a pipe or socket without its other end is in error.</summary>
    private static void ThrowIfUnread()
    {
        if (OperatingSystem.IsWindows()) return;
        var state = new PollState { Descriptor = Descriptor };
        if (Poll(ref state, 1, 0) > 0 && (state.Found & (PollError | PollHangUp | PollInvalid)) != 0) throw new IOException("Nobody reads standard output any more.");
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollState states, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollState
    {
        public int Descriptor;
        public short Wanted;
        public short Found;
    }
}
