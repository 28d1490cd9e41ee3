using System.Text.Json.Nodes;

namespace LeadMagic.Protocol.Tests.Inspector;

/// <summary>The command line of the official MCP Inspector, against the built server in demo mode.</summary>
internal static class InspectorCommand
{
    private const string Launcher = "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    /// <summary>The Inspector's names of the two eras; the first is its default.</summary>
    public static IReadOnlyList<string> Eras { get; } = ["legacy", "modern"];

    /// <summary>Asks the server for its tools.</summary>
    public static Task<NodeRun> ListAsync(string era, params IEnumerable<string> options) =>
        RunAsync([ServerProgram.Path, "--demo"], ["--protocol-era", era, "--method", "tools/list", .. options]);

    /// <summary>Calls a tool.</summary>
    public static Task<NodeRun> CallAsync(string era, string tool, JsonObject arguments, params IEnumerable<string> options) =>
        RunAsync([ServerProgram.Path, "--demo"], ["--protocol-era", era, "--method", "tools/call", "--tool-name", tool, "--tool-args-json", arguments.ToJsonString(), .. options]);

    /// <summary>Runs the Inspector on any server.</summary>
    public static Task<NodeRun> RunAsync(IEnumerable<string> server, IEnumerable<string> options) =>
        NodeProgram.RunAsync(Launcher, ["--cli", .. Environment("LEADMAGIC_TOOLSETS", "all"), .. Environment("DOTNET_ROOT"), .. options, "--format", "json", .. server]);

    /// <summary>The Inspector starts the server with few variables of its own environment.</summary>
    public static IEnumerable<string> Environment(string name, string? value = null) =>
        (value ?? System.Environment.GetEnvironmentVariable(name)) is { Length: > 0 } found ? ["-e", $"{name}={found}"] : [];
}
