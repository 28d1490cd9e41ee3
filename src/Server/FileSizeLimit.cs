using System.Runtime.InteropServices;

namespace LeadMagic.Server;

/// <summary>
/// Lets a write beyond the size that the user allows a file (<c>ulimit -f</c>) fail like one to a full disk. By default the system ends the process, and
/// with it calls that are being paid for.
/// </summary>
internal static class FileSizeLimit
{
    private const int Sigxfsz = 25; // on Linux and macOS alike

    /// <summary>Holds for as long as the process; null on Windows, which has no such signal.</summary>
    public static PosixSignalRegistration? Survive() =>
        OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create((PosixSignal)Sigxfsz, static context => context.Cancel = true);
}
