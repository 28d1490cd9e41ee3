using System.Diagnostics;

namespace OpenApiMcp.TestKit.Processes;

/// <summary>Runs a command that cares little for its input so that it ends together with the test host, however the host ends.</summary>
internal static class TiedCommand
{
    /// <summary>
    /// The shell waits on its input, which the system closes with the host, and then ends the command. It lets go of its own output, so that the end of
    /// the output means the end of the command.
    /// </summary>
    private const string Script = """
        "$@" </dev/null &
        child=$!
        exec >/dev/null 2>&1
        trap 'kill -KILL "$child"; wait' EXIT
        trap 'exit 1' HUP INT TERM
        read -r _
        """;

    /// <summary>On Windows, which has no such shell, the command runs untied: it ends when it is disposed.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyList<string> command) => OperatingSystem.IsWindows()
        ? new ProcessStartInfo(command[0], command.Skip(1))
        : new ProcessStartInfo("/bin/sh", ["-c", Script, "tied-command", .. command]);
}
