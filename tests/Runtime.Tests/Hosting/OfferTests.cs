using System.Text.Json;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Hosting;
using OpenApiMcp.Runtime.Prompts;
using OpenApiMcp.Runtime.Resources;

namespace OpenApiMcp.Runtime.Tests.Hosting;

/// <summary>Resources, prompts and completion on the wire, in both eras of the protocol.</summary>
public sealed class OfferTests
{
    private const string Modern = "2026-07-28";

    public static TheoryData<string> Eras => ["2025-11-25", Modern];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_handshake_says_what_there_is_and_promises_no_changes(string era)
    {
        await using var wire = PipedServer.Of(Options());
        var hello = (await AskAsync(wire, era, era == Modern ? "server/discover" : "initialize", PipedServer.InitializeParameters)).GetProperty("result");

        var capabilities = hello.GetProperty("capabilities");
        Assert.All(["tools", "resources", "prompts", "completions"], name => Assert.Equal("{}", capabilities.GetProperty(name).GetRawText()));
    }

    [Fact]
    public async Task A_server_with_tools_alone_says_so()
    {
        await using var wire = new PipedServer(StubTool.Saying("a", ""));
        await wire.SendAsync(PipedServer.Initialize());

        var capabilities = (await wire.ReadAsync()).GetProperty("result").GetProperty("capabilities");
        Assert.Equal("{}", capabilities.GetProperty("tools").GetRawText());
        Assert.All(["resources", "prompts", "completions"], name => Assert.False(capabilities.TryGetProperty(name, out _)));
    }

    [Theory]
    [InlineData("resources/list", "resources")]
    [InlineData("resources/templates/list", "resourceTemplates")]
    [InlineData("prompts/list", "prompts")]
    public async Task Lists_may_be_kept_for_a_day_in_the_modern_era_only(string method, string member)
    {
        await using var wire = PipedServer.Of(Options());
        var modern = (await AskAsync(wire, Modern, method)).GetProperty("result");

        await using var oldWire = PipedServer.Of(Options());
        var old = (await AskAsync(oldWire, "2025-11-25", method)).GetProperty("result");

        Assert.NotEmpty(modern.GetProperty(member).EnumerateArray());
        Assert.Equal((86_400_000, "public"), (modern.GetProperty("ttlMs").GetInt64(), modern.GetProperty("cacheScope").GetString()));
        Assert.Equal(modern.GetProperty(member).GetRawText(), old.GetProperty(member).GetRawText());
        Assert.False(old.TryGetProperty("ttlMs", out _) || old.TryGetProperty("cacheScope", out _));
    }

    [Theory]
    [InlineData("shop://books/a", 60_000, "public")]
    [InlineData("shop://stock", 0, "private")]
    public async Task A_text_may_be_kept_as_long_as_it_says(string address, long milliseconds, string scope)
    {
        await using var wire = PipedServer.Of(Options());
        var result = (await AskAsync(wire, Modern, "resources/read", $$"""{"uri":"{{address}}"}""")).GetProperty("result");

        Assert.Equal((milliseconds, scope), (result.GetProperty("ttlMs").GetInt64(), result.GetProperty("cacheScope").GetString()));
    }

    [Theory]
    [InlineData("2025-11-25", -32002)]
    [InlineData(Modern, -32602)]
    public async Task An_unknown_resource_is_an_error_with_the_code_of_the_era_and_what_there_is(string era, int code)
    {
        await using var wire = PipedServer.Of(Options());
        var error = (await AskAsync(wire, era, "resources/read", """{"uri":"shop://boks/a"}""")).GetProperty("error");

        Assert.Equal(code, error.GetProperty("code").GetInt32());
        Assert.Equal(
            "There is no resource \"shop://boks/a\"; did you mean \"shop://books/a\"? Known: shop://books/{title}, shop://stock.",
            error.GetProperty("message").GetString());
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task An_unknown_prompt_is_an_error_with_what_there_is(string era)
    {
        await using var wire = PipedServer.Of(Options());
        var error = (await AskAsync(wire, era, "prompts/get", """{"name":"recomend"}""")).GetProperty("error");

        Assert.Equal(-32602, error.GetProperty("code").GetInt32());
        Assert.Equal("There is no prompt \"recomend\"; did you mean \"recommend\"? Known: recommend.", error.GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("""{"type":"ref/resource","uri":"shop://books/{title}"}""", "title", "a", "a")]
    [InlineData("""{"type":"ref/resource","uri":"shop://stock"}""", "title", "a", "")]
    [InlineData("""{"type":"ref/prompt","name":"recommend"}""", "genres", "Crime, s", "Crime, science|Crime, history")]
    public async Task Values_are_completed(string reference, string argument, string typed, string expected)
    {
        foreach (var era in Eras.Select(row => row.Data))
        {
            await using var wire = PipedServer.Of(Options());
            var answer = await AskAsync(wire, era, "completion/complete", $$$"""{"ref":{{{reference}}},"argument":{"name":"{{{argument}}}","value":"{{{typed}}}"}}""");

            var completion = answer.GetProperty("result").GetProperty("completion");
            Assert.Equal(expected, string.Join('|', completion.GetProperty("values").EnumerateArray().Select(value => value.GetString())));
        }
    }

    [Theory]
    [InlineData("""{"type":"ref/resource","uri":"shop://none/{x}"}""")]
    [InlineData("""{"type":"ref/prompt","name":"none"}""")]
    public async Task Completion_for_what_does_not_exist_is_an_error(string reference)
    {
        await using var wire = PipedServer.Of(Options());
        var answer = await AskAsync(wire, Modern, "completion/complete", $$$"""{"ref":{{{reference}}},"argument":{"name":"x","value":""}}""");

        Assert.Equal(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task At_most_a_hundred_values_are_sent_and_the_rest_is_counted()
    {
        var prompt = new TextPrompt("many", "Many", "Many.", [new() { Name = "n", Description = "N", Suggestions = [.. Enumerable.Range(0, 150).Select(n => $"v{n}")] }], "Go.");
        await using var wire = PipedServer.Of(McpServerFactory.CreateOptions(new ServerDescription { Name = "t", Version = "1" }, [], prompts: [prompt]));
        var answer = await AskAsync(wire, Modern, "completion/complete", """{"ref":{"type":"ref/prompt","name":"many"},"argument":{"name":"n","value":"v"}}""");

        var completion = answer.GetProperty("result").GetProperty("completion");
        Assert.Equal(100, completion.GetProperty("values").GetArrayLength());
        Assert.Equal((150, true), (completion.GetProperty("total").GetInt32(), completion.GetProperty("hasMore").GetBoolean()));
    }

    private static ModelContextProtocol.Server.McpServerOptions Options()
    {
        var books = new TextResourceFamily(
            new ResourceTemplate { UriTemplate = "shop://books/{title}", Name = "book" },
            new Dictionary<string, Func<string>>(StringComparer.Ordinal) { ["a"] = () => "A" },
            TimeSpan.FromMinutes(1));
        var stock = new TextResource(new Resource { Uri = "shop://stock", Name = "stock" }, _ => new("none"));
        PromptParameter genres = new() { Name = "genres", Description = "Genres", IsList = true, Suggestions = ["history", "science"] };
        var prompt = new TextPrompt("recommend", "Recommend", "Recommends a book.", [genres], "Recommend a book.");
        return McpServerFactory.CreateOptions(new ServerDescription { Name = "shop", Version = "1" }, [StubTool.Saying("a", "")], [books, stock], [prompt]);
    }

    private static async Task<JsonElement> AskAsync(PipedServer wire, string era, string method, string parameters = "{}")
    {
        if (era != Modern && method != "initialize")
        {
            await wire.SendAsync(PipedServer.Initialize());
            await wire.ReadAsync();
        }

        await wire.SendAsync(era == Modern ? PipedServer.ModernRequest(method, parameters) : PipedServer.Request(method, parameters));
        return await wire.ReadAsync();
    }
}
