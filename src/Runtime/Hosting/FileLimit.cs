using System.Globalization;
using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>The system's limit of open files, which makes a process fail at any place where it is too low.</summary>
public static class FileLimit
{
    /// <summary>What a server needs with one connection and its files, and some to spare.</summary>
    private const int Fewest = 32;

    // RLIMIT_NOFILE
    private const int OfLinux = 7;
    private const int OfMac = 8;

    /// <summary>Says that the limit is too low; null where it is not, or is not known.</summary>
    public static string? Shortage()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return null;
        return Read(OperatingSystem.IsLinux() ? OfLinux : OfMac, out var limit) == 0 ? Judge(limit.Current) : null;
    }

    internal static string? Judge(nuint limit) => limit >= Fewest ? null : string.Create(
        CultureInfo.InvariantCulture, $"The system lets this program open only {limit} files, and it needs at least {Fewest}. Raise the limit (ulimit -n), and start again.");

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int resource, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Current;
        public nuint Most;
    }
}
