using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Every protocol revision, in the whole: from a client's line to the API and back.</summary>
public sealed class ProtocolEraTests : ServerTest
{
    private const int InvalidParams = -32602;
    private const int MethodNotFound = -32601;

    public static TheoryData<string> Handshakes => ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"];

    public static TheoryData<string> Revisions => [.. Handshakes.Select(row => row.Data), "2026-07-28"];

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task A_client_lists_the_tools_and_calls_one(string revision)
    {
        const string Answer = """{"email":"zoë@acme.example","credits_consumed":1,"score":1.50}""";
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson(Answer));
        McpProcess server = StartServer();

        JsonObject hello = await server.ConnectAsync(revision);
        Assert.Equal(revision, (string?)(hello["protocolVersion"] ?? Assert.Single(hello["supportedVersions"]!.AsArray())));
        Assert.Equal(LeadMagicDocument.AllToolNames, (await server.ListToolsAsync()).Select(tool => (string)tool["name"]!));
        JsonObject arguments = new() { ["first_name"] = "Zoë", ["last_name"] = "O'Hara <x>", ["domain"] = "acme.example" };
        JsonObject result = await server.CallToolAsync("find_email", arguments);

        Assert.False((bool?)result["isError"] ?? false, result.ToJsonString());
        Assert.Equal(Answer, (string?)Assert.Single(result["content"]!.AsArray())!["text"]);
        Assert.Equal("1.50", result["structuredContent"]!["score"]!.ToJsonString());
        RecordedRequest request = Assert.Single(Api.Requests);
        Assert.Equal(("POST", "/v1/people/email-finder", Key), (request.Method, request.PathAndQuery, request.Header("X-API-Key")));
        Assert.Equal("""{"first_name":"Zoë","last_name":"O'Hara <x>","domain":"acme.example"}""", request.BodyText);
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task A_wrong_argument_is_a_result_that_says_so_and_nothing_is_sent(string revision)
    {
        McpProcess server = StartServer();
        await server.ConnectAsync(revision);

        JsonObject result = await server.CallToolAsync("find_email", new JsonObject { ["full_name"] = 7 });

        Assert.True((bool)result["isError"]!);
        Assert.Contains("full_name", (string)result["content"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task An_unknown_tool_is_an_error_of_the_protocol(string revision)
    {
        McpProcess server = StartServer();
        await server.ConnectAsync(revision);

        JsonObject response = await server.RequestAsync("tools/call", new JsonObject { ["name"] = "find_emails", ["arguments"] = new JsonObject() });

        Assert.Equal(InvalidParams, (int)response["error"]!["code"]!);
        Assert.Contains("find_emails", (string)response["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Handshakes))]
    public async Task A_ping_is_answered_where_the_revision_has_it(string revision)
    {
        McpProcess server = StartServer();
        await server.ConnectAsync(revision);

        Assert.Empty(await server.ResultAsync("ping"));
    }

    [Fact]
    public async Task A_ping_does_not_exist_since_2026_07_28()
    {
        McpProcess server = StartServer();
        await server.DiscoverAsync();

        Assert.Equal(MethodNotFound, (int)(await server.RequestAsync("ping"))["error"]!["code"]!);
    }

    [Fact]
    public async Task Only_answers_of_2026_07_28_carry_caching_hints()
    {
        McpProcess old = StartServer();
        McpProcess current = StartServer();
        await old.ConnectAsync(McpProtocol.Handshake);
        await current.ConnectAsync(McpProtocol.Metadata);

        Assert.Null((await old.ResultAsync("tools/list"))["ttlMs"]);
        Assert.Equal(86_400_000, (long)(await current.ResultAsync("tools/list"))["ttlMs"]!);
    }
}
