using System.Diagnostics;
using Xunit;

namespace OpenApiMcp.TestKit.Processes;

/// <summary>Runs a command to its end and keeps what it printed.</summary>
public static class Command
{
    /// <summary>The full path of a command, for a run with another PATH.</summary>
    public static string Find(string command) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).First(File.Exists);

    /// <param name="settings">Variables that are set as well.</param>
    public static async Task<CommandOutcome> RunAsync(string folder, string command, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        ProcessStartInfo start = new(command, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The build that started these tests must not steer a build in the command, and that one leaves no process behind.
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
            return new(process.ExitCode, await output + await errors);
        }
        finally
        {
            // Only where the test was cancelled.
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>How a command ended, and all that it printed.</summary>
public sealed record CommandOutcome(int ExitCode, string Output)
{
    public CommandOutcome ShouldSucceed()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
