using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Tests.Resources;

/// <summary>Whole answers as resources, as a client sees them in both eras. The example answer of find_jobs is not shown whole.</summary>
public sealed class ResultResourceTests
{
    public static TheoryData<string> Eras => [.. ClientSession.Eras];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_whole_answer_is_read_at_the_address_that_the_result_names(string era)
    {
        await using var session = await ClientSession.StartAsync(era);
        var address = await CallAsync(session);

        var whole = Assert.IsType<TextResourceContents>(Assert.Single((await ReadAsync(session, address)).Contents));

        Assert.Equal((address, "application/json"), (whole.Uri, whole.MimeType));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Demo.Tool("find_jobs").ExampleAnswer), JsonElement.Parse(whole.Text)));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_part_says_where_it_goes_on(string era)
    {
        await using var session = await ClientSession.StartAsync(era);
        var address = await CallAsync(session);
        var whole = Text(await ReadAsync(session, address));

        var part = Text(await ReadAsync(session, address + "?offset=1&limit=100"));
        var rest = Text(await ReadAsync(session, address + "?offset=1000"));

        Assert.Matches($"^[^\n]{{50,100}}\nBytes 1 to [0-9]+ of {whole.Length}[.] It goes on at offset [0-9]+[.]$", part);
        Assert.StartsWith(part.Split('\n')[0], whole[1..], StringComparison.Ordinal);
        Assert.Equal($"{whole[1000..]}\nBytes 1000 to {whole.Length} of {whole.Length}: this is the end.", rest);
    }

    [Theory]
    [InlineData("2025-11-25", McpErrorCode.ResourceNotFound)]
    [InlineData(ClientSession.Modern, McpErrorCode.InvalidParams)]
    public async Task An_unknown_id_is_an_error_that_says_how_long_answers_are_kept(string era, McpErrorCode code)
    {
        await using var session = await ClientSession.StartAsync(era);

        var error = await Assert.ThrowsAsync<McpProtocolException>(() => ReadAsync(session, "leadmagic://results/nobody"));

        Assert.Equal(code, error.ErrorCode);
        Assert.Contains("No answer is kept under this id.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?offset=-1")]
    [InlineData("?limit=0")]
    [InlineData("?offset=1&page=2")]
    [InlineData("?offset")]
    public async Task A_query_that_is_none_says_what_it_may_be(string query)
    {
        await using var session = await ClientSession.StartAsync(ClientSession.Modern);
        var address = await CallAsync(session);

        var error = await Assert.ThrowsAsync<McpProtocolException>(() => ReadAsync(session, address + query));

        Assert.Contains("offset and limit, each a number of bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account")]
    [InlineData("jobs")]
    [InlineData("all")]
    public async Task Every_toolset_has_the_tool_that_reads_on(string toolsets)
    {
        await using var session = await ClientSession.StartAsync(ClientSession.Modern, toolsets);

        Assert.Contains(await session.Client.ListToolsAsync(cancellationToken: Cancelled), tool => tool.Name == "read_result");
    }

    private static async Task<string> CallAsync(ClientSession session)
    {
        var result = await session.Client.CallToolAsync("find_jobs", new Dictionary<string, object?>(StringComparer.Ordinal) { ["job_title"] = "Engineer" }, cancellationToken: Cancelled);
        return (string)result.Meta!["openapi-mcp/whole"]!["address"]!;
    }

    private static async Task<ReadResourceResult> ReadAsync(ClientSession session, string address) => await session.Client.ReadResourceAsync(address, cancellationToken: Cancelled);

    private static string Text(ReadResourceResult result) => Assert.IsType<TextResourceContents>(Assert.Single(result.Contents)).Text;
}
