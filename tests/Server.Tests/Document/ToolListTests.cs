using System.Text;
using System.Text.Json;
using LeadMagic.Server.Configuration;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests.Document;

/// <summary>What the list of tools costs in every conversation.</summary>
public sealed class ToolListTests(ITestOutputHelper output)
{
    /// <summary>In tokens, reckoned as bytes ÷ 4.</summary>
    private const int WholeBudget = 8_500;

    private const int DefaultBudget = 5_500;

    [Fact]
    public Task The_whole_list_stays_within_the_budget() => AssertBudgetAsync("All tools", Demo.Tools, WholeBudget);

    [Fact]
    public Task The_default_toolsets_stay_within_the_budget() =>
        AssertBudgetAsync("Default toolsets", [.. Demo.Tools.Where(tool => SurfaceSettings.Default.Includes(tool.About))], DefaultBudget);

    [Fact]
    public async Task The_list_names_every_tool()
    {
        var tools = (await ListAsync(Demo.Tools)).GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());

        Assert.Equal(Demo.Tools.Select(tool => tool.About.Name).Order(StringComparer.Ordinal), tools);
    }

    private async Task AssertBudgetAsync(string what, IReadOnlyCollection<ApiTool> tools, int budget)
    {
        var bytes = Encoding.UTF8.GetByteCount((await ListAsync(tools)).GetRawText());
        output.WriteLine($"{what}: {tools.Count} tools, {bytes} bytes, {bytes / 4} tokens");

        Assert.InRange(bytes / 4, 1, budget);
    }

    /// <summary>The result of <c>tools/list</c> as it goes over the wire.</summary>
    private static async Task<JsonElement> ListAsync(IEnumerable<ApiTool> tools)
    {
        const string Lines =
            """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}

            """;
        var options = McpServerFactory.CreateOptions(new ServerDescription { Name = "t", Version = "1" }, tools);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Lines));
        using var answers = new MemoryStream();
        await McpStdioHost.RunAsync(options, input, answers, cancellationToken: TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(answers.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line)).Single(answer => answer.GetProperty("id").GetInt32() == 2).GetProperty("result");
    }
}
