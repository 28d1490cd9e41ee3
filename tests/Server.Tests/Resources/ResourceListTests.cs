using System.Text;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Tests.Resources;

/// <summary>The resources as a client sees them, in both eras.</summary>
public sealed class ResourceListTests(ITestOutputHelper output)
{
    private const string ToolAddress = "leadmagic://docs/";

    public static TheoryData<string> Eras => [.. ClientSession.Eras];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_list_and_the_templates_say_what_can_be_read(string era)
    {
        await using var session = await ClientSession.StartAsync(era);

        var resources = await session.Client.ListResourcesAsync(cancellationToken: Cancelled);
        var templates = await session.Client.ListResourceTemplatesAsync(cancellationToken: Cancelled);
        Assert.Equal(["leadmagic://account", "leadmagic://docs"], resources.Select(resource => resource.Uri));
        Assert.Equal(["leadmagic://docs/{tool}", "leadmagic://results/{id}{?offset,limit}"], templates.Select(template => template.UriTemplate));
        Assert.All(resources, resource => Assert.NotEmpty(resource.Description!));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Every_tool_has_a_page_with_its_arguments_cost_and_example(string era)
    {
        await using var session = await ClientSession.StartAsync(era);
        foreach (var tool in Demo.Tools)
        {
            var page = await session.ReadAsync(ToolAddress + tool.About.Name);

            Assert.StartsWith($"# {tool.About.Name}\n{tool.About.Description}\n", page, StringComparison.Ordinal);
            Assert.All(["\n## Cost\n", "\n## Arguments\n", "\n## Example\n", "\n## Errors\n"], heading => Assert.Contains(heading, page, StringComparison.Ordinal));
            Assert.All(Arguments(tool.ProtocolTool), argument => Assert.Contains($"\n- `{argument}` (", page, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Pages_cost_few_tokens()
    {
        await using var session = await ClientSession.StartAsync(ClientSession.Modern);
        var sizes = new List<(string Name, int Tokens)>();
        foreach (var tool in Demo.Tools) sizes.Add((tool.About.Name, Tokens(await session.ReadAsync(ToolAddress + tool.About.Name))));
        var index = Tokens(await session.ReadAsync("leadmagic://docs"));
        output.WriteLine($"index {index} tokens; pages {sizes.Min(size => size.Tokens)} to {sizes.Max(size => size.Tokens)}, together {sizes.Sum(size => size.Tokens)}");

        Assert.InRange(index, 1, 1200);
        Assert.All(sizes, size => Assert.InRange(size.Tokens, 1, 500));
    }

    [Theory]
    [InlineData("all")]
    [InlineData("people")]
    [InlineData("account,jobs")]
    public async Task Index_pages_and_completions_cover_the_enabled_tools_and_no_others(string toolsets)
    {
        var enabled = Surfaces.Tools(toolsets).Select(tool => tool.Name).Order(StringComparer.Ordinal).ToList();
        await using var session = await ClientSession.StartAsync(ClientSession.Modern, toolsets);

        var lines = (await session.ReadAsync("leadmagic://docs")).Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal));
        Assert.Equal(enabled, lines.Select(line => line[2..].Split(' ')[0]).Order(StringComparer.Ordinal));
        Assert.Equal(enabled, await session.CompleteAsync(new ResourceTemplateReference { Uri = "leadmagic://docs/{tool}" }, "tool", ""));
        foreach (var tool in Demo.Tools.Where(tool => !enabled.Contains(tool.About.Name, StringComparer.Ordinal)))
            await Assert.ThrowsAsync<McpProtocolException>(() => session.ReadAsync(ToolAddress + tool.About.Name));
    }

    [Theory]
    [InlineData("2025-11-25", McpErrorCode.ResourceNotFound)]
    [InlineData(ClientSession.Modern, McpErrorCode.InvalidParams)]
    public async Task A_misspelled_tool_is_an_error_that_knows_better(string era, McpErrorCode code)
    {
        await using var session = await ClientSession.StartAsync(era);

        var error = await Assert.ThrowsAsync<McpProtocolException>(() => session.ReadAsync("leadmagic://docs/find_emial"));
        Assert.Equal(code, error.ErrorCode);
        Assert.Contains("did you mean \"leadmagic://docs/find_email\"?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_account_shows_the_examples_balance_in_demo_mode_even_without_its_toolset(string era)
    {
        await using var session = await ClientSession.StartAsync(era, "jobs");

        Assert.Matches(
            "^# Account \\(demo: invented numbers\\)\n- Balance: 4820[.]75 credits at [0-9: -]+Z\n- Spent since this server started: not known yet\n- Limits: not known yet\n$",
            await session.ReadAsync("leadmagic://account"));
    }

    private static IEnumerable<string> Arguments(Tool tool) =>
        tool.InputSchema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(property => property.Name) : [];

    private static int Tokens(string text) => Encoding.UTF8.GetByteCount(text) / 4;
}
