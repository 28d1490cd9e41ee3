using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>The settings about credits, from the environment to the result that a client gets, in both eras of the protocol.</summary>
public sealed class SpendingTests : ServerTest
{
    private const string Answer = """{"email":"jane@example.com","credits_consumed":1}""";

    public static TheoryData<string> Eras => [.. McpProtocol.Eras];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_result_carries_what_it_cost_and_the_same_lookup_is_free(string revision)
    {
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson(Answer).WithHeader("X-Credits-Remaining", "99.5"));
        McpProcess server = await ConnectAsync(revision);

        Assert.Equal("""{"cost":1,"sessionTotal":1,"remaining":99.5,"cached":false}""", Credits(await FindEmailAsync(server, "Jane Doe")).ToJsonString());
        JsonObject again = await FindEmailAsync(server, "Jane Doe");

        JsonObject credits = Credits(again);
        credits.Remove("ageSeconds");
        Assert.Equal("""{"cost":0,"sessionTotal":1,"remaining":99.5,"cached":true}""", credits.ToJsonString());
        Assert.Equal(Answer, (string?)again["content"]![0]!["text"]);
        Assert.Contains("nothing was sent or charged", (string?)again["content"]![1]!["text"], StringComparison.Ordinal);
        Assert.Single(Api.Requests);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_cap_is_the_settings(string revision)
    {
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson(Answer));
        McpProcess server = await ConnectAsync(revision, ("LEADMAGIC_MAX_CREDITS", "1.5"));
        await FindEmailAsync(server, "Jane Doe");

        JsonObject refused = await FindEmailAsync(server, "Omar Reyes");

        Assert.True((bool)refused["isError"]!);
        Assert.Contains("of the 1.5 credits that this server may spend 0.5 are left", (string?)refused["content"]![0]!["text"], StringComparison.Ordinal);
        Assert.Equal("""{"cost":0,"sessionTotal":1,"cached":false}""", Credits(refused).ToJsonString());
        Assert.Single(Api.Requests);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_client_that_cannot_ask_is_refused_above_the_threshold_of_the_settings(string revision)
    {
        McpProcess server = await ConnectAsync(revision, ("LEADMAGIC_CONFIRM_ABOVE", "0.5"));

        JsonObject refused = await FindEmailAsync(server, "Jane Doe");

        Assert.True((bool)refused["isError"]!);
        Assert.Contains("LEADMAGIC_CONFIRM_ABOVE", (string?)refused["content"]![0]!["text"], StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task Without_memory_the_same_lookup_is_sent_again()
    {
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson(Answer));
        McpProcess server = await ConnectAsync(McpProtocol.Handshake, ("LEADMAGIC_CACHE_TTL", "0"));
        await FindEmailAsync(server, "Jane Doe");

        Assert.Equal(2, (int)Credits(await FindEmailAsync(server, "Jane Doe"))["sessionTotal"]!);
        Assert.Equal(2, Api.Requests.Count);
    }

    [Fact]
    public async Task The_command_call_refuses_where_nobody_can_be_asked()
    {
        (int exitCode, string output, string errors) = await RunAsync(["call", "find_email", "full_name=Jane Doe", "domain=example.com"], ("LEADMAGIC_CONFIRM_ABOVE", "0"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("find_email was not called", errors, StringComparison.Ordinal);
        Assert.Contains("LEADMAGIC_CONFIRM_ABOVE", errors, StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task A_demo_spends_nothing_and_says_nothing_of_credits()
    {
        McpProcess server = StartDemo(("LEADMAGIC_MAX_CREDITS", "0"), ("LEADMAGIC_CONFIRM_ABOVE", "0"));
        await server.InitializeAsync();

        JsonObject result = await FindEmailAsync(server, "Jane Doe");

        Assert.Null(result["isError"]);
        Assert.Null(result["_meta"]?["openapi-mcp/credits"]);
    }

    private static JsonObject Credits(JsonObject result) => result["_meta"]!["openapi-mcp/credits"]!.AsObject();

    private static Task<JsonObject> FindEmailAsync(McpProcess server, string name) =>
        server.CallToolAsync("find_email", new JsonObject { ["full_name"] = name, ["domain"] = "example.com" });

    private async Task<McpProcess> ConnectAsync(string revision, params (string Name, string? Value)[] settings)
    {
        McpProcess server = StartServer(settings);
        await server.ConnectAsync(revision);
        return server;
    }
}
