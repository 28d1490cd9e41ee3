using System.Text.Json.Nodes;

namespace LeadMagic.Protocol.Tests.Inspector;

/// <summary>What the official MCP Inspector finds in the tool list, and what it gets from every tool.</summary>
public sealed class InspectorTests
{
    private const int ToolError = 5;

    public static TheoryData<string> Eras => [.. InspectorCommand.Eras];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_tool_list_has_no_error_and_no_warning(string era)
    {
        NodeRun run = await InspectorCommand.ListAsync(era, "--strict");

        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, run.ToString());
        JsonObject report = Report(run);
        Assert.Null(report["schemaFindings"]);
        Assert.Empty(LeadMagicDocument.ToolNames.Except(report["result"]!["tools"]!.AsArray().Select(tool => (string)tool!["name"]!)));
    }

    /// <summary>In the Inspector's default era; the clients of the SDKs call every tool in both.</summary>
    [Fact]
    public async Task Every_tool_answers_its_example()
    {
        await Parallel.ForEachAsync(
            LeadMagicDocument.Tools,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            async (tool, _) =>
            {
                NodeRun run = await InspectorCommand.CallAsync(InspectorCommand.Eras[0], tool.Key, tool.Value.Arguments);

                Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, $"{tool.Key}: {run}");
                Assert.NotNull(JsonNode.Parse((string)Report(run)["result"]!["content"]![0]!["text"]!));
            });
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_refused_call_is_a_tool_error(string era)
    {
        NodeRun run = await InspectorCommand.CallAsync(era, "find_email", new JsonObject { ["full_name"] = 7 });

        Assert.Equal(ToolError, run.ExitCode);
        Assert.Contains("full_name", (string)Report(run)["result"]!["content"]![0]!["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_load_of_calls_has_no_error(string era)
    {
        NodeRun run = await InspectorCommand.CallAsync(
            era, "find_email", LeadMagicDocument.Tools["find_email"].Arguments, "--load", "--load-requests", "500", "--load-concurrency", "50");

        Assert.True(run.ExitCode == 0, run.ToString());
        JsonObject summary = Report(run)["result"]!.AsObject();
        Assert.Equal((500, 500, 0, 0), ((int)summary["requests"]!, (int)summary["ok"]!, (int)summary["toolErrors"]!, (int)summary["errors"]!));
    }

    /// <summary>The era is what was spoken: a server that is pinned to the other one cannot be reached.</summary>
    [Theory]
    [InlineData("legacy", "2026-07-28")]
    [InlineData("modern", "2025-11-25")]
    public async Task An_era_does_not_reach_a_server_that_is_pinned_to_the_other(string era, string pinned)
    {
        NodeRun run = await InspectorCommand.ListAsync(era, InspectorCommand.Environment("LEADMAGIC_PROTOCOL_VERSION", pinned));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("rotocol version '2026-07-28'", run.Errors, StringComparison.Ordinal);
    }

    private static JsonObject Report(NodeRun run) =>
        run.Output.Length > 0 ? JsonNode.Parse(run.Output)!.AsObject() : throw new InvalidOperationException($"The Inspector printed no report: {run}");
}
