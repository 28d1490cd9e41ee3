using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The record of spent credits, from the server that keeps it to the command that shows it.</summary>
public sealed class RecordTests : ServerTest
{
    [Fact]
    public async Task What_a_server_and_a_command_spent_is_shown_afterwards()
    {
        Stub();
        McpProcess server = StartServer();
        await server.InitializeAsync();
        await server.CallToolAsync("find_email", Jane());
        await server.CallToolAsync("find_email", Jane());
        await server.CallToolAsync("get_credits");
        await server.CloseInputAsync();
        await server.WaitForExitAsync();
        await RunAsync(["call", "find_email", "full_name=Omar Reyes", "domain=example.com"]);

        (int exitCode, string output, string errors) = await RunAsync(["spend", "--json"]);

        Assert.Equal((0, ""), (exitCode, errors));
        JsonNode report = JsonNode.Parse(output)!;
        Assert.Equal([("find_email", 1, false), ("find_email", 0, true), ("find_email", 1, false)], report["calls"]!.AsArray().Select(call => ((string)call!["tool"]!, (int)call["credits"]!, (bool)call["cached"]!)));
        Assert.Equal(2, (int)report["totals"]![0]!["days7"]!);
    }

    [Fact]
    public async Task It_can_be_switched_off()
    {
        Stub();
        await RunAsync(["call", "find_email", "full_name=Jane Doe", "domain=example.com"], ("LEADMAGIC_SPEND_LOG", "false"));

        Assert.False(Directory.Exists(RecordFolder));
    }

    [Fact]
    public async Task A_record_that_cannot_be_written_costs_no_answer()
    {
        Stub();
        await File.WriteAllTextAsync(FileBeside("no folder"), "", TestContext.Current.CancellationToken);

        (int exitCode, string output, string errors) = await RunAsync(["call", "find_email", "full_name=Jane Doe", "domain=example.com"], ("XDG_STATE_HOME", FileBeside("no folder")));

        Assert.Equal(0, exitCode);
        Assert.Contains("jane@example.com", output, StringComparison.Ordinal);
        Assert.Contains("3030 SpendLogFailed", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_above_the_size_that_files_may_have_costs_no_answer()
    {
        Stub();
        McpProcess server = StartShell("""export DOTNET_EnableWriteXorExecute=0; ulimit -f 0; exec "$0" """); // .NET itself needs a file to make code in, unless it is told not to
        await server.InitializeAsync();

        JsonNode first = await server.CallToolAsync("find_email", Jane());
        JsonNode second = await server.CallToolAsync("find_email", new JsonObject { ["full_name"] = "Omar Reyes", ["domain"] = "example.com" });
        await server.CloseInputAsync();

        Assert.All([first, second], result => Assert.Contains("jane@example.com", result.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains("3030 SpendLogFailed", server.StderrText, StringComparison.Ordinal);
    }

    private static JsonObject Jane() => new() { ["full_name"] = "Jane Doe", ["domain"] = "example.com" };

    private void Stub()
    {
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson("""{"email":"jane@example.com","credits_consumed":1}"""));
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":10}"""));
    }
}
