using System.ComponentModel;
using System.Diagnostics;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>
/// Says which error ended the process and where, by names of types and methods. The runtime's own report would print the
/// exception's message, which may hold a key, a request or an answer.
/// </summary>
public static class CrashReport
{
    /// <summary>The exit code after an error inside (BSD's EX_SOFTWARE).</summary>
    public const int ExitCode = 70;

    private const int MaxFrames = 12;

    // Numbers of Linux and macOS.
    private const int NoMemory = 12; // ENOMEM
    private const int FilesOfSystem = 23; // ENFILE
    private const int FilesOfProcess = 24; // EMFILE

    /// <summary>Takes the place of the runtime's report, on every thread. Call it first.</summary>
    /// <param name="program">The program's name.</param>
    public static void Install(string program)
    {
        StandardStream.EnsureError();
        AppDomain.CurrentDomain.UnhandledException += (_, arguments) =>
        {
            LastWords.Write(Write(program, arguments.ExceptionObject as Exception));

            // The runtime prints the message once this handler returns.
            Environment.Exit(ExitCode);
        };
    }

    /// <summary>The report: one line, without the text of any exception.</summary>
    public static string Write(string program, Exception? exception)
    {
        if (exception is null) return $"{program}: an error inside ended the program.";
        if (Shortage(exception) is { } shortage) return $"{program}: {shortage}";
        var places = string.Join(" < ", new StackTrace(exception, fNeedFileInfo: false).GetFrames().Take(MaxFrames).Select(Place));
        return $"{program}: an error inside ended the program: {ExceptionNames.Of(exception)}"
            + (places.Length > 0 ? $", in {places}" : "")
            + ". This is a defect: please report this line.";
    }

    /// <summary>What the system refused, which is not a defect of the program; null for any other error.</summary>
    private static string? Shortage(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case OutOfMemoryException or Win32Exception { NativeErrorCode: NoMemory } or IOException { HResult: NoMemory }:
                    return "the system gives this program too little memory. Raise its limit (ulimit -v, or that of the container), and start again.";
                case Win32Exception { NativeErrorCode: FilesOfSystem or FilesOfProcess } or IOException { HResult: FilesOfSystem or FilesOfProcess }:
                    return "the system lets this program open too few files. Raise the limit (ulimit -n), and start again.";
                default:
                    continue;
            }
        }

        return null;
    }

    /// <summary>The method; in a native executable, which has no names, where in it, for those who have its symbols.</summary>
    private static string Place(StackFrame frame) => DiagnosticMethodInfo.Create(frame) is { } method
        ? $"{method.DeclaringTypeName}.{method.Name}"
        : frame.HasNativeImage() ? $"+0x{frame.GetNativeIP() - frame.GetNativeImageBase():x}" : "?";
}
