using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>
/// Writes a line to standard error when nothing may be left to write with: <see cref="Console"/> opens files and starts a thread first, and a process that
/// was refused just that would end with a stack trace in place of its reason.
/// </summary>
public static class LastWords
{
    private const int StandardError = 2;

    public static void Write(string line)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.Error.WriteLine(line);
            return;
        }

        using var handle = new SafeFileHandle(StandardError, ownsHandle: false);
        try
        {
            using var stream = new FileStream(handle, FileAccess.Write, bufferSize: 0);
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Standard error is closed, or not writable: there is nobody to tell.
        }
    }
}
