using System.Text;
using System.Text.RegularExpressions;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Prompts;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace LeadMagic.Server.Tests.Prompts;

/// <summary>The prompts as a client sees them, in both eras.</summary>
public sealed partial class PromptListTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, (string Name, object? Value)[]> Arguments = new(StringComparer.Ordinal)
    {
        ["account_research"] = [("company", "acme.example")],
        ["contact_lookup"] = [("person", "Jane Doe"), ("company", "acme.example")],
        ["find_decision_makers"] = [("company", "acme.example"), ("titles", "CEO, CTO")],
        ["job_change_sweep"] = [("contacts", "profiles.example/jane, Acme\nprofiles.example/joe, Bolt")],
        ["validate_list"] = [("addresses", "a@acme.example\nb@acme.example")],
    };

    public static TheoryData<string> Eras => [.. ClientSession.Eras];

    public static TheoryData<string> Names => [.. Arguments.Keys];

    public static TheoryData<string> Toolsets => [.. SurfaceSettings.KnownToolsets, "all", "people,account", "companies,search"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_list_has_the_prompts_with_their_arguments(string era)
    {
        await using var session = await ClientSession.StartAsync(era);
        var prompts = await session.Client.ListPromptsAsync(cancellationToken: Cancelled);

        Assert.Equal(
            [
                "account_research: company! focus",
                "contact_lookup: person! company need",
                "find_decision_makers: company! titles!",
                "job_change_sweep: contacts!",
                "validate_list: addresses!",
            ],
            prompts.Select(prompt => $"{prompt.Name}: {string.Join(' ', prompt.ProtocolPrompt.Arguments!.Select(argument => argument.Name + (argument.Required == true ? "!" : "")))}"));
        Assert.All(prompts, prompt => Assert.All(prompt.ProtocolPrompt.Arguments!, argument => Assert.NotEmpty(argument.Description!)));
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Each_says_the_rules_and_quotes_its_input(string era)
    {
        await using var session = await ClientSession.StartAsync(era);
        foreach (var (name, arguments) in Arguments)
        {
            var text = await session.GetPromptAsync(name, arguments);

            Assert.Contains("Never repeat a lookup that found nothing.", text, StringComparison.Ordinal);
            Assert.Contains("Ask the user before spending more than 25 credits.", text, StringComparison.Ordinal);
            Assert.Contains("402", text, StringComparison.Ordinal);
            Assert.All(arguments, argument => Assert.Contains($"\n{argument.Name}: \"{((string)argument.Value!).Replace("\n", "; ", StringComparison.Ordinal)}\"", text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("account_research", 7)]
    [InlineData("contact_lookup", 8)]
    [InlineData("find_decision_makers", 5)]
    [InlineData("job_change_sweep", 5)]
    [InlineData("validate_list", 4)]
    public async Task Every_step_is_there_when_every_tool_is_enabled(string name, int steps)
    {
        await using var session = await ClientSession.StartAsync(ClientSession.Modern);

        Assert.Equal(steps, Step().Count(await session.GetPromptAsync(name, Arguments[name])));
    }

    [Fact]
    public async Task Each_costs_few_tokens()
    {
        await using var session = await ClientSession.StartAsync(ClientSession.Modern);
        foreach (var (name, arguments) in Arguments)
        {
            var tokens = Encoding.UTF8.GetByteCount(await session.GetPromptAsync(name, arguments)) / 4;
            output.WriteLine($"{name}: {tokens} tokens");

            Assert.InRange(tokens, 1, 350);
        }
    }

    [Theory]
    [MemberData(nameof(Toolsets))]
    public async Task Each_names_only_tools_that_are_enabled(string toolsets)
    {
        var enabled = Surfaces.Tools(toolsets).Select(tool => tool.Name).ToList();
        var all = Demo.Tools.Select(tool => tool.About.Name).ToList();
        foreach (var prompt in PromptList.Create(new ToolText(Surfaces.Tools(toolsets)), confirmAbove: null))
        {
            await using var session = await ClientSession.StartAsync(ClientSession.Modern, toolsets);
            var named = Surfaces.ToolNames(await session.GetPromptAsync(prompt.ProtocolPrompt.Name, Arguments[prompt.ProtocolPrompt.Name])).ToList();

            Assert.All(named.Where(name => name is not ("per_page" or "max_credits")), name => Assert.Contains(name, all));
            Assert.All(named.Where(name => name is not ("per_page" or "max_credits")), name => Assert.Contains(name, enabled));
        }
    }

    [Theory]
    [InlineData("all", 5)]
    [InlineData("people", 4)]
    [InlineData("companies", 1)]
    [InlineData("account,ads", 0)]
    public void A_prompt_without_its_tool_is_not_offered(string toolsets, int expected) =>
        Assert.Equal(expected, PromptList.Create(new ToolText(Surfaces.Tools(toolsets)), confirmAbove: null).Count);

    [Fact]
    public async Task Without_account_tools_the_user_is_told_the_sum_all_the_same()
    {
        await using var session = await ClientSession.StartAsync(ClientSession.Modern, "people");

        Assert.Contains("tell the user the sum first.", await session.GetPromptAsync("validate_list", Arguments["validate_list"]), StringComparison.Ordinal);
        Assert.Contains("tell the user the sum first.", await session.GetPromptAsync("job_change_sweep", Arguments["job_change_sweep"]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_missing_argument_is_an_error_of_the_protocol_that_names_it(string era)
    {
        await using var session = await ClientSession.StartAsync(era);

        var error = await Assert.ThrowsAsync<McpProtocolException>(() => session.GetPromptAsync("find_decision_makers", ("company", "acme.example")));
        Assert.Equal(McpErrorCode.InvalidParams, error.ErrorCode);
        Assert.Contains("needs titles", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Job_titles_and_other_known_values_are_completed(string era)
    {
        await using var session = await ClientSession.StartAsync(era);

        Assert.Equal(["CEO, VP Engineering", "CEO, VP Marketing", "CEO, VP Sales"], await session.CompleteAsync(new PromptReference { Name = "find_decision_makers" }, "titles", "CEO, vp"));
        Assert.Equal(["funding"], await session.CompleteAsync(new PromptReference { Name = "account_research" }, "focus", "fu"));
        Assert.Equal(["mobile number"], await session.CompleteAsync(new PromptReference { Name = "contact_lookup" }, "need", "mob"));
        Assert.Empty(await session.CompleteAsync(new PromptReference { Name = "contact_lookup" }, "person", "J"));
    }

    [GeneratedRegex("^[0-9]+[.] ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
