using OpenApiMcp.TestKit.Processes;

namespace LeadMagic.Stress.Tests;

/// <summary>Starts the built server as a process of its own.</summary>
internal static class ServerProgram
{
    private static readonly string Executable = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "leadmagic-mcp.exe" : "leadmagic-mcp");

    /// <param name="lineRead">Called with each line of its output.</param>
    public static LineProcess Start(string[] arguments, Dictionary<string, string> environment, Action<string> lineRead) =>
        LineProcess.Start(Executable, arguments, environment, Path.GetTempPath(), lineRead);
}
