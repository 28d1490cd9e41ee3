using OpenApiMcp.TestKit;

namespace LeadMagic.Protocol.Tests.Conformance;

/// <summary>
/// The official conformance suite. What it may fail is in <c>expected-failures-*.yml</c>, each with its reason; an entry that passes fails the run too.
/// </summary>
public sealed class ConformanceTests(HttpServer http) : IClassFixture<HttpServer>
{
    private const string Suite = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Every_scenario_passes_or_is_expected_to_fail(string revision) => await RunAsync(http.Url, revision, "http");

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Over_stdio_every_scenario_passes_or_is_expected_to_fail(string revision)
    {
        await using StdioBridge bridge = await StdioBridge.StartAsync(StdioServer.StartDemo);

        await RunAsync(bridge.Url, revision, "stdio");

        await bridge.EndServersAsync();
    }

    private static async Task RunAsync(string url, string revision, string transport)
    {
        NodeRun run = await NodeProgram.RunAsync(
            Suite, "server", "--url", url, "--suite", "all", "--spec-version", revision, "--expected-failures", await ExpectedFailuresAsync(revision, transport));

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("✓ tools-list: ", run.Output, StringComparison.Ordinal);
    }

    /// <summary>The suite reads one file: what both transports have in common, and then what the one has of its own.</summary>
    private static async Task<string> ExpectedFailuresAsync(string revision, string transport)
    {
        string[] parts = [$"expected-failures-{revision}", $"expected-failures-{revision}-{transport}"];
        IEnumerable<string> files = parts.Select(part => RepositoryPaths.At($"tests/Protocol.Tests/Conformance/{part}.yml")).Where(File.Exists);
        string whole = Path.Combine(AppContext.BaseDirectory, $"{parts[1]}.yml");
        await File.WriteAllTextAsync(whole, string.Concat(files.Select(File.ReadAllText)), TestContext.Current.CancellationToken);
        return whole;
    }
}
