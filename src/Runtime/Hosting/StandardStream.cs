using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>
/// Standard input or output. .NET's own streams copy each message and hand it to another thread; this one does at once what would not block, which
/// the system is asked first. On Windows, which cannot be asked, all goes through .NET's stream.
/// </summary>
/// <param name="console">.NET's stream, which does the reading, and on Windows the writing.</param>
/// <param name="descriptor">Its number.</param>
internal abstract class StandardStream(Stream console, int descriptor) : Stream
{
    private const int Forever = -1;

    protected Stream Console { get; } = console;

    protected int Descriptor { get; } = descriptor;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>True when one of these events has happened.</summary>
    protected bool IsReady(short events) => !OperatingSystem.IsWindows() && (Poll(events) & events) != 0;

    /// <summary>Waits for one of these events, or for the end of the other side.</summary>
    protected void WaitFor(short events) => Poll(events, Forever);

    private short Poll(short events, int milliseconds = 0)
    {
        var state = new PollState { Descriptor = Descriptor, Wanted = events };
        return Poll(ref state, 1, milliseconds) > 0 ? state.Found : (short)0;
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
