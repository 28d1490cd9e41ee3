using System.Runtime.InteropServices;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>How the system shares processors out among the threads of this process.</summary>
internal static class Scheduling
{
    /// <summary>Linux's <c>SCHED_BATCH</c>: the usual share, but who wakes up waits for a free processor instead of taking one from whoever works on it.</summary>
    private const int Batch = 3;

    /// <summary><c>SCHED_OTHER</c>: nobody has chosen another.</summary>
    private const int Usual = 0;

    private const int ThisThread = 0;

    /// <summary>
    /// Lets threads finish what they do. A call wakes a handful of threads, and each would interrupt another one of the server or of its client, for a few
    /// microseconds of work. Call it first: threads inherit it from the one that starts them. Where the user has chosen, or the system knows no such thing or refuses, all stays as it is.
    /// </summary>
    public static void LetThreadsFinish()
    {
        if (OperatingSystem.IsLinux() && Policy(ThisThread) == Usual) _ = SetPolicy(ThisThread, Batch, priority: 0);
    }

    [DllImport("libc", EntryPoint = "sched_getscheduler")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Policy(int thread);

    [DllImport("libc", EntryPoint = "sched_setscheduler")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPolicy(int thread, int policy, in int priority);
}
