using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Standard input or output. .NET's own streams hand each message to another thread; these only where a write would have to wait.</summary>
/// <param name="console">.NET's stream, which does the reading, and on Windows the writing.</param>
/// <param name="descriptor">Its number.</param>
internal abstract class StandardStream(Stream console, int descriptor) : Stream
{
    protected const short PollIn = 0x1;
    protected const short PollOut = 0x4;

    /// <summary>EAGAIN: a descriptor that others made non-blocking would have to wait.</summary>
    protected static readonly int WouldBlock = OperatingSystem.IsMacOS() ? 35 : 11;

    private const int Forever = -1;

    private const int StandardError = 2;

    private const int GetDescriptorFlags = 1; // F_GETFD
    private const int CloseOnExec = 1; // FD_CLOEXEC

    /// <summary>Each takes the lowest number that is free, and keeps it.</summary>
    private static readonly List<SafeFileHandle> Substitutes = [];

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

    /// <summary>
    /// False where whoever started this process gave it no such descriptor. .NET may then have a file of its own under that number, but one that no other
    /// process would inherit.
    /// </summary>
    public static bool IsInherited(int descriptor) => OperatingSystem.IsWindows() || (Control(descriptor, GetDescriptorFlags, 0) & CloseOnExec) == 0;

    /// <summary>Where whoever started this process gave it no standard error, what is written there goes nowhere; .NET would end the process with its first word.</summary>
    public static void EnsureError()
    {
        while (!OperatingSystem.IsWindows() && Control(StandardError, GetDescriptorFlags, 0) < 0) Substitutes.Add(File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write));
    }

    /// <summary>True when one of these events has happened.</summary>
    protected bool IsReady(short events) => !OperatingSystem.IsWindows() && (Poll(events) & events) != 0;

    /// <summary>Waits for one of these events, or for the end of the other side.</summary>
    protected void WaitFor(short events) => Poll(events, Forever);

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    protected static extern int Control(int file, int command, int argument);

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
