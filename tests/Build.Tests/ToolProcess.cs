using System.Diagnostics;

namespace OpenApiMcp.Build.Tests;

/// <summary>Runs a command to its end and keeps what it printed.</summary>
internal static class ToolProcess
{
    public sealed record Outcome(int ExitCode, string Output)
    {
        public Outcome ShouldSucceed()
        {
            Assert.True(ExitCode == 0, Output);
            return this;
        }
    }

    /// <summary>The full path of a command, for a run with another PATH.</summary>
    public static string Find(string command) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).First(File.Exists);

    public static async Task<Outcome> RunAsync(string folder, string command, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The test host's own MSBuild variables would steer the child's build.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output + await errors);
    }
}
