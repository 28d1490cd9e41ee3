using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace OpenApiMcp.TestKit.Tests.Mcp;

/// <summary>Talks to tiny shell programs that behave like a server, good or bad.</summary>
public class McpProcessTests
{
    /// <summary>Answers each line with a notification and then with a result for the ids 1, 2, …, in turn.</summary>
    private const string Answering = """
        n=0
        while read -r line; do
          n=$((n + 1))
          printf '{"jsonrpc":"2.0","method":"note","params":{"n":%d}}\n' "$n"
          printf '{"jsonrpc":"2.0","id":%d,"result":{"got":%s}}\n' "$n" "$line"
        done
        """;

    [Fact]
    public async Task What_the_process_writes_comes_back_line_by_line()
    {
        await using McpProcess cat = McpProcess.Start("cat");

        await cat.SendAsync("""{"text":"ünïcode \r"}""");
        JsonObject message = await cat.ReadMessageAsync();
        await cat.SendBytesAsync("[half"u8.ToArray());
        await cat.CloseInputAsync();

        Assert.Equal("ünïcode \r", (string?)message["text"]);
        Assert.Equal(0, await cat.WaitForExitAsync());
        Assert.Equal(["""{"text":"ünïcode \r"}""", "[half"], cat.StdoutLines);
        Assert.Equal("""{"text":"ünïcode \r"}""" + "\n[half", cat.StdoutText);
    }

    [Fact]
    public async Task A_request_takes_its_response_and_leaves_other_messages_alone()
    {
        await using McpProcess server = Shell(Answering);

        JsonObject response = await server.RequestAsync("first", new JsonObject { ["a"] = 1 });

        Assert.Equal("""{"jsonrpc":"2.0","method":"first","params":{"a":1},"id":1}""", response["result"]!["got"]!.ToJsonString());
        Assert.Equal(1, (int?)(await server.ReadMessageAsync())["params"]!["n"]);
    }

    [Fact]
    public async Task Responses_may_be_awaited_in_another_order_than_they_come()
    {
        await using McpProcess server = Shell(Answering);

        long first = await server.SendRequestAsync("first");
        long second = await server.SendRequestAsync("second");

        Assert.Equal("second", (string?)(await server.ResponseAsync(second))["result"]!["got"]!["method"]);
        Assert.Equal("first", (string?)(await server.ResponseAsync(first))["result"]!["got"]!["method"]);
    }

    [Fact]
    public async Task Initialize_is_answered_and_confirmed()
    {
        await using McpProcess server = Shell(Answering);

        JsonObject result = await server.InitializeAsync();
        await server.CloseInputAsync();
        await server.WaitForExitAsync();

        Assert.Equal("2025-11-25", (string?)result["got"]!["params"]!["protocolVersion"]);
        Assert.Contains("notifications/initialized", server.StdoutLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_discovery_each_request_carries_its_metadata()
    {
        await using McpProcess server = Shell(Answering);

        await server.DiscoverAsync();
        JsonObject result = await server.CallToolAsync("lookup", new JsonObject { ["q"] = "x" });

        JsonNode parameters = result["got"]!["params"]!;
        Assert.Equal("lookup", (string?)parameters["name"]);
        Assert.Equal("x", (string?)parameters["arguments"]!["q"]);
        Assert.Equal("2026-07-28", (string?)parameters["_meta"]!["io.modelcontextprotocol/protocolVersion"]);
        Assert.IsType<JsonObject>(parameters["_meta"]!["io.modelcontextprotocol/clientCapabilities"]);
    }

    [Fact]
    public async Task An_error_in_place_of_a_result_fails_with_the_error()
    {
        await using McpProcess server = Shell("""read -r line; echo '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}'""");

        var failure = await Assert.ThrowsAsync<McpProcessException>(() => server.InitializeAsync());

        Assert.Contains("-32601", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_message_fails_every_later_wait()
    {
        await using McpProcess server = Shell("echo Hello; cat");

        var failure = await Assert.ThrowsAsync<McpProcessException>(() => server.ReadMessageAsync());

        Assert.Contains("not a JSON-RPC message", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Hello", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_dies_fails_the_wait_with_its_last_words()
    {
        await using McpProcess server = Shell("read -r line; echo 'no licence' >&2; exit 3");

        var failure = await Assert.ThrowsAsync<McpProcessException>(() => server.RequestAsync("any"));

        Assert.Equal(3, await server.WaitForExitAsync());
        Assert.Contains("closed its standard output", failure.Message, StringComparison.Ordinal);
        Assert.Equal("no licence\n", server.StderrText);
    }

    [Fact]
    public async Task A_silent_server_fails_the_wait_when_patience_ends()
    {
        await using McpProcess cat = McpProcess.Start("cat");
        cat.Patience = TimeSpan.FromMilliseconds(1);

        var failure = await Assert.ThrowsAsync<McpProcessException>(() => cat.ReadMessageAsync());
        var stubborn = await Assert.ThrowsAsync<McpProcessException>(() => cat.WaitForExitAsync());

        Assert.Contains("did not send a message within", failure.Message, StringComparison.Ordinal);
        Assert.Contains("did not end within", stubborn.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_can_be_asked_to_terminate()
    {
        await using McpProcess cat = McpProcess.Start("cat");
        await cat.SendAsync("{}");
        await cat.ReadMessageAsync();

        await cat.TerminateAsync();

        Assert.Equal(128 + 15, await cat.WaitForExitAsync());
    }

    [Fact]
    public async Task The_environment_is_what_the_test_gives_and_little_else()
    {
        Environment.SetEnvironmentVariable("TESTKIT_SECRET", "from the machine");
        await using McpProcess env = McpProcess.Start("env", environment: new Dictionary<string, string> { ["GIVEN"] = "by the test" });

        await env.WaitForExitAsync();

        Assert.Contains("GIVEN=by the test", env.StdoutLines);
        Assert.Contains(env.StdoutLines, line => line.StartsWith("PATH=", StringComparison.Ordinal));
        Assert.DoesNotContain("TESTKIT_SECRET", env.StdoutText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_still_runs_ends_when_it_is_disposed()
    {
        McpProcess cat = McpProcess.Start("cat");
        int id = cat.Id;

        await cat.DisposeAsync();
        await cat.DisposeAsync();

        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(id));
    }

    [Fact]
    public void A_missing_program_is_an_error_with_its_name()
    {
        var error = Assert.Throws<InvalidOperationException>(() => McpProcess.Start("./no-such-program"));

        Assert.Contains("no-such-program", error.Message, StringComparison.Ordinal);
    }

    private static McpProcess Shell(string script) => McpProcess.Start("/bin/sh", ["-c", script]);
}
