using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Tests.Hosting;

/// <summary>The flags of a descriptor, as others may have left them. The numbers are those of Linux.</summary>
internal static class PipeFlags
{
    public const int DoNotWait = 0x800; // O_NONBLOCK

    private const int SetFlags = 4; // F_SETFL

    private const int GetPipeSize = 1032; // F_GETPIPE_SZ

    /// <summary>What a pipe takes.</summary>
    public static int SizeOf(int descriptor) => Control(descriptor, GetPipeSize, 0);

    public static void Set(int descriptor, int flags) => Assert.Equal(0, Control(descriptor, SetFlags, flags));

    [DllImport("libc", EntryPoint = "fcntl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(int file, int command, int argument);
}
