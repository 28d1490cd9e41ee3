using System.Diagnostics;

namespace LeadMagic.EndToEnd.Tests.Building;

/// <summary>Runs <c>dotnet</c> to its end.</summary>
internal static class DotnetCommand
{
    /// <param name="settings">Variables that are set as well.</param>
    /// <returns>The exit code and all that was printed.</returns>
    public static async Task<(int ExitCode, string Text)> RunAsync(string folder, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The build that started these tests must not steer this one, and this one leaves no process behind.
        List<string> steering = [.. start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))];
        foreach (string name in steering) start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        foreach ((string name, string value) in settings) start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            // Only where the test was cancelled.
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
