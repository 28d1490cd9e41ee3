using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadMagic.Server.Tests.Document;
using ModelContextProtocol;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Tests.Composites;

/// <summary>What the tools of several calls say about themselves, and what they do in demo mode.</summary>
public sealed partial class CompositeListTests(DemoSession demo) : IClassFixture<DemoSession>
{
    public static TheoryData<string> All => [.. Composites.Select(tool => tool.About.Name)];

    private static IEnumerable<ApiTool> Composites => Demo.Tools.Where(tool => tool is CompositeTool);

    [Theory]
    [InlineData("research_account", "companies")]
    [InlineData("enrich_contact", "people")]
    [InlineData("find_decision_makers", "people")]
    public void Each_belongs_to_the_toolset_of_its_subject(string name, string toolset)
    {
        Assert.Equal(toolset, Demo.Tool(name).About.Toolset);
        Assert.Equal(3, Composites.Count());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_only_reads_as_all_of_its_steps_do(string name)
    {
        Assert.Equal(new ToolHints(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true), Demo.Tool(name).About.Hints);
        Assert.All(StepsOf(name), step => Assert.True(Demo.Tool(step).About.Hints.ReadOnly));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Each_takes_at_most_250_tokens_of_the_list(string name)
    {
        var json = JsonSerializer.Serialize(Demo.Tool(name).ProtocolTool, McpJsonUtilities.DefaultOptions);

        Assert.InRange(Encoding.UTF8.GetByteCount(json) / 4, 1, 250);
    }

    /// <summary>The prices stand in the document: a change there must not leave a wrong sum behind.</summary>
    [Theory]
    [InlineData("research_account", "search_company get_company_technographics get_company_funding list_company_competitors", 1, 5)]
    [InlineData("enrich_contact", "validate_email find_email social_to_work_email", 1, 0)]
    [InlineData("find_decision_makers", "find_role find_email", 5, 0)]
    public void The_most_that_each_may_cost_is_the_sum_of_its_steps(string name, string steps, int times, int jobs) =>
        Assert.Equal(Demo.Tool(name).About.Credits!.Base, (times * steps.Split(' ').Sum(step => Demo.Tool(step).About.Credits!.Base)) + (jobs * Demo.Tool("find_jobs").About.Credits!.PerResult));

    [Theory]
    [InlineData("research_account", "1 1 4 5 5")]
    [InlineData("enrich_contact", "0.25 1 5 5 2")]
    [InlineData("find_decision_makers", "2 1")]
    public void The_description_has_the_prices_of_the_steps(string name, string prices) =>
        Assert.Equal(prices, string.Join(' ', Price().Matches(Demo.Tool(name).About.Description).Select(match => match.Groups["price"].Value)));

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_example_call_finds_everything_in_demo_mode(string name)
    {
        var arguments = JsonElement.Parse(Demo.Tool(name).ExampleArguments).EnumerateObject().ToDictionary(member => member.Name, object? (member) => member.Value, StringComparer.Ordinal);

        var call = await demo.CallAsync(name, arguments);

        Assert.DoesNotContain("openapi-mcp/drift", call.Meta!.ToJsonString(), StringComparison.Ordinal);
        var result = JsonElement.Parse(DemoSession.Text(call));
        var steps = result.GetProperty("steps").EnumerateArray().ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.Contains(step.GetProperty("status").GetString(), (string[])["found", "skipped"]));
        Assert.Equal(0, result.GetProperty("spent").GetDecimal());
    }

    [Fact]
    public async Task A_composite_calls_tools_whose_toolsets_are_not_enabled()
    {
        await using var session = await ClientSession.StartAsync(ClientSession.Modern, "companies");
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["company_domain"] = "example.com", ["include"] = new[] { "jobs" } };

        var result = await session.Client.CallToolAsync("research_account", arguments, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(result.StructuredContent!.Value.TryGetProperty("find_jobs", out _));
        Assert.False(Surfaces.Settings("companies").Surface.Includes(Demo.Tool("find_jobs").About));
    }

    /// <summary>The tools that a composite names as its steps.</summary>
    private static IReadOnlyList<string> StepsOf(string name) => Surfaces.ToolNames(Demo.Tool(name).About.Operation);

    [GeneratedRegex("[(](?<price>[0-9.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Price();
}
