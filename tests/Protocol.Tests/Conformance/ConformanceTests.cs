using OpenApiMcp.TestKit;

namespace LeadMagic.Protocol.Tests.Conformance;

/// <summary>
/// The official conformance suite. What it may fail stands in <c>expected-failures-*.yml</c>, each with its reason; an entry that
/// passes fails the run too.
/// </summary>
public sealed class ConformanceTests(HttpServer server) : IClassFixture<HttpServer>
{
    private const string Suite = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

    [Theory]
    [InlineData("2025-11-25")]
    [InlineData("2026-07-28")]
    public async Task Every_scenario_passes_or_is_expected_to_fail(string revision)
    {
        string expected = RepositoryPaths.At($"tests/Protocol.Tests/Conformance/expected-failures-{revision}.yml");

        NodeRun run = await NodeProgram.RunAsync(Suite, "server", "--url", server.Url, "--suite", "all", "--spec-version", revision, "--expected-failures", expected);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("✓ tools-list: ", run.Output, StringComparison.Ordinal);
    }
}
