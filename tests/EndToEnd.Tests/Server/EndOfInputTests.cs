using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>A server that is told to end has first to answer what it accepted.</summary>
public sealed class EndOfInputTests : ServerTest
{
    private const string Initialize = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},""" +
        """ "clientInfo":{"name":"printf","version":"1"}}}""";
    private const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";
    private const string ListTools = """{"jsonrpc":"2.0","id":"list","method":"tools/list"}""";
    private const string GetCredits = """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_credits","arguments":{}}}""";
    private const string Balance = """{"credits":12}""";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_pipe_that_closes_at_once_gets_every_answer()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson(Balance).WithDelay(TimeSpan.FromMilliseconds(300)));
        McpProcess pipeline = StartShell("""printf '%s\n' "$@" | "$0" """, Initialize, Initialized, ListTools, GetCredits);

        Assert.Equal(0, await pipeline.WaitForExitAsync());

        List<JsonNode> answers = [.. pipeline.StdoutLines.Select(line => JsonNode.Parse(line)!)];
        Assert.Equal(["\"list\"", "1", "3"], answers.Select(answer => answer["id"]!.ToJsonString()).Order(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.NotNull(answer["result"]));
        Assert.Equal(Balance, TextOf(answers.Single(answer => answer["id"]!.ToJsonString() == "3")));
        Assert.Equal("", pipeline.StderrText);
    }

    [Fact]
    public async Task A_last_line_needs_no_line_end()
    {
        McpProcess pipeline = StartShell("""printf '%s' "$1" | "$0" """, Initialize);

        Assert.Equal(0, await pipeline.WaitForExitAsync());

        Assert.Equal(1, (int)JsonNode.Parse(Assert.Single(pipeline.StdoutLines))!["id"]!);
    }

    [Theory]
    [InlineData("exec \"$0\" <&-")]
    [InlineData("printf '%s\\n' \"$1\" | \"$0\" >&-")]
    [InlineData("exec \"$0\" <&- >&- 2>&-")]
    [InlineData("exec \"$0\" </dev/null 2>&-")]
    public async Task A_server_that_was_given_no_input_or_no_output_ends_at_once(string script)
    {
        McpProcess server = StartShell(script, Initialize);

        Assert.Equal(0, await server.WaitForExitAsync());

        Assert.Equal(("", ""), (server.StdoutText, server.StderrText));
    }

    [Fact]
    public async Task A_call_in_flight_is_answered_after_the_end_of_input()
    {
        using HeldApi api = new();
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.BaseUrl));
        long call = await StartCallAsync(server, api);

        await server.CloseInputAsync();
        await api.AnswerAsync(Balance);

        Assert.Equal(Balance, TextOf(await server.ResponseAsync(call)));
        Assert.Equal(0, await server.WaitForExitAsync());
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("INT")]
    public async Task A_call_in_flight_is_answered_after_a_signal(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using HeldApi api = new();
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.BaseUrl));
        long call = await StartCallAsync(server, api);

        await server.SignalAsync(signal);
        await api.AnswerAsync(Balance);

        Assert.Equal(Balance, TextOf(await server.ResponseAsync(call)));
        Assert.Equal(0, await server.WaitForExitAsync());
    }

    [Fact]
    public async Task A_second_SIGTERM_ends_the_server_at_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using HeldApi api = new();
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.BaseUrl));
        await StartCallAsync(server, api);

        await server.TerminateAsync();
        await server.TerminateAsync();

        Assert.Equal(128 + 15, await server.WaitForExitAsync());
    }

    [Fact]
    public async Task An_idle_server_ends_regularly_at_SIGTERM()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        McpProcess server = StartServer();
        await server.InitializeAsync();

        await server.TerminateAsync();

        Assert.Equal(0, await server.WaitForExitAsync());
    }

    private static async Task<long> StartCallAsync(McpProcess server, HeldApi api)
    {
        await server.InitializeAsync();
        long call = await server.SendRequestAsync("tools/call", new JsonObject { ["name"] = "get_credits" });
        await api.Received.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return call;
    }

    private static string? TextOf(JsonNode answer) => (string?)answer["result"]!["content"]![0]!["text"];
}
