using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>
/// A test that starts the built server. Whatever else it is about, afterwards each server has ended regularly, has written
/// nothing but JSON-RPC to its output, and no part of the key is found in anything that it wrote.
/// </summary>
public abstract class ServerTest : IAsyncDisposable
{
    protected const string Key = "lm-e2e-7QzK4vX9pR2mT8wB";

    private readonly List<(McpProcess Process, bool IsServer)> _processes = [];
    private readonly TemporaryFolder _folder = new();

    /// <summary>The API that the server talks to.</summary>
    protected StubServer Api { get; } = new();

    /// <summary>A file in the server's working directory, which is empty at first.</summary>
    protected string FileBeside(string name) => _folder.File(name);

    /// <summary>Where the servers of this test keep the record of spent credits.</summary>
    protected string RecordFolder => Path.Combine(_folder.Path, "state", "leadmagic-mcp");

    /// <summary>Starts the server with the key, the address of <see cref="Api"/> and every toolset; bulk jobs are not asked about.</summary>
    /// <param name="settings">Variables that are set as well, or in place of these; null takes one away.</param>
    protected McpProcess StartServer(params (string Name, string? Value)[] settings) => Start(BuildFacts.ServerExecutable, [], isServer: true, settings);

    protected McpProcess StartDemo(params (string Name, string? Value)[] settings) => Start(BuildFacts.ServerExecutable, ["--demo"], isServer: true, settings);

    /// <summary>Runs a command line to its end, without a client.</summary>
    /// <returns>The exit code and what was printed.</returns>
    protected async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] arguments, params (string Name, string? Value)[] settings)
    {
        McpProcess process = Start(BuildFacts.ServerExecutable, arguments, isServer: false, settings);
        await process.CloseInputAsync();
        return (await process.WaitForExitAsync(), process.StdoutText, process.StderrText);
    }

    /// <summary>Starts a command line that the test does not only wait for.</summary>
    protected McpProcess StartCommand(params string[] arguments) => Start(BuildFacts.ServerExecutable, arguments, isServer: false);

    /// <summary>Runs a shell script in which <c>$0</c> is the server.</summary>
    protected McpProcess StartShell(string script, params string[] arguments) => StartScript(script, arguments, isServer: true);

    /// <summary>Runs a shell script in which <c>$0</c> is the executable, and what it prints is for people.</summary>
    protected McpProcess StartScript(string script, string[] arguments, bool isServer = false)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /bin/sh.");
        return Start("/bin/sh", ["-c", script, BuildFacts.ServerExecutable, .. arguments], isServer);
    }

    /// <summary>Runs a shell script in a terminal of its own, in which <c>$SERVER</c> is the server: what the terminal shows is the output.</summary>
    protected McpProcess StartTerminal(string script)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "A terminal takes the command script of util-linux.");
        return Start("/usr/bin/script", ["-qec", script, "/dev/null"], isServer: false, ("SERVER", BuildFacts.ServerExecutable));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        try
        {
            foreach ((McpProcess process, bool isServer) in _processes) await CheckAsync(process, isServer);
        }
        finally
        {
            foreach ((McpProcess process, _) in _processes) await process.DisposeAsync();
            Api.Dispose();
            _folder.Dispose();
        }
    }

    private McpProcess Start(string program, IEnumerable<string> arguments, bool isServer, params (string Name, string? Value)[] settings)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal) { ["LEADMAGIC_API_KEY"] = Key, ["LEADMAGIC_BASE_URL"] = Api.BaseUrl.ToString(), ["LEADMAGIC_TOOLSETS"] = "all", ["LEADMAGIC_CONFIRM_BULK"] = "false", ["XDG_STATE_HOME"] = _folder.File("state"), ["XDG_CONFIG_HOME"] = _folder.File(".config") };
        foreach ((string name, string? value) in settings)
        {
            if (value is null) environment.Remove(name);
            else environment[name] = value;
        }

        McpProcess process = McpProcess.Start(program, arguments, environment, _folder.Path);
        // A busy machine may need long to start a program; nothing here measures time.
        process.Patience = TimeSpan.FromMinutes(2);
        _processes.Add((process, isServer));
        return process;
    }

    private static async Task CheckAsync(McpProcess process, bool isServer)
    {
        await process.CloseInputAsync();
        int exitCode = await process.WaitForExitAsync();
        if (isServer)
        {
            Assert.Contains(exitCode, RegularEnds(process));
            Assert.All(process.StdoutLines, AssertIsMessage);
        }

        KeyCheck.AssertAbsent(Key, process.StdoutText);
        KeyCheck.AssertAbsent(Key, process.StderrText);
    }

    /// <summary>A server that refused to start says so on its standard error; one that served has at most its log there.</summary>
    private static int[] RegularEnds(McpProcess process) => process.StderrText.StartsWith("leadmagic-mcp: ", StringComparison.Ordinal) ? [2] : [0, 128 + 15];

    private static void AssertIsMessage(string line)
    {
        JsonObject message = Assert.IsType<JsonObject>(JsonNode.Parse(line));
        Assert.Equal("2.0", (string?)message["jsonrpc"]);
        bool isAnswer = message.ContainsKey("id") && message.ContainsKey("result") != message.ContainsKey("error");
        Assert.True(isAnswer || message.ContainsKey("method"), line);
    }
}
