using LeadMagic.Server.Bulk;
using ModelContextProtocol.Server;

namespace LeadMagic.Server.Tests.Bulk;

/// <summary>The progress of a bulk job, line by line, in both eras of the protocol.</summary>
public sealed class BulkProgressTests
{
    [Theory]
    [InlineData(false, """{"totalRows":200,"processedRows":120,"failedRows":3}""", "120 of 200")]
    [InlineData(true, """{"totalRows":200,"processedRows":120,"failedRows":3}""", "120 of 200")]
    [InlineData(true, """{"totalRows":200,"successfulRows":97,"failedRows":23}""", "120 of 200")]
    [InlineData(true, """{"successfulRows":97}""", "97 of ")]
    public async Task A_client_that_asked_for_progress_is_told_the_rows_that_are_done(bool isModern, string status, string expected)
    {
        await using var wire = new PipedServer(BulkProgress.Around(StubTool.Returning("get_bulk_status", status)));
        await wire.CallAsync(isModern, "get_bulk_status", "{}", "\"progressToken\":\"p\"");

        var progress = (await wire.ReadAsync()).GetProperty("params");
        Assert.Equal(expected, $"{progress.GetProperty("progress")} of {(progress.TryGetProperty("total", out var total) ? total : "")}");
        Assert.Equal("p", progress.GetProperty("progressToken").GetString());
        Assert.True((await wire.ReadAsync()).TryGetProperty("result", out _));
    }

    [Theory]
    [InlineData("", """{"totalRows":200,"processedRows":120}""")]
    [InlineData("\"progressToken\":1", """{"totalRows":200,"status":"uploaded"}""")]
    [InlineData("\"progressToken\":1", """{"totalRows":200,"processedRows":"120"}""")]
    public async Task Without_a_token_or_a_count_the_result_comes_alone(string meta, string status)
    {
        await using var wire = new PipedServer(BulkProgress.Around(StubTool.Returning("get_bulk_status", status)));
        await wire.CallAsync(isModern: true, "get_bulk_status", "{}", meta);

        Assert.True((await wire.ReadAsync()).TryGetProperty("result", out _));
    }

    [Fact]
    public void Another_tool_stays_as_it_is()
    {
        McpServerTool tool = StubTool.Returning("get_bulk_results", "{}");

        Assert.Same(tool, BulkProgress.Around(tool));
    }
}
