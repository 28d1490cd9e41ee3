using System.Diagnostics;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>Runs a command that prepares something, to its end.</summary>
internal static class Command
{
    public static void Run(string folder, string program, params string[] arguments)
    {
        Console.Error.WriteLine($"{Path.GetFileName(program)} {arguments.FirstOrDefault()}");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} ended with exit code {process.ExitCode}:\n{output}");
    }
}
