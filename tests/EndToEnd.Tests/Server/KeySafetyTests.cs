using System.Text;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;
using OpenApiMcp.TestKit.Sockets;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>
/// An API that sends the key back in its errors. That the key is nowhere in what the server wrote is checked after every test
/// of a <see cref="ServerTest"/>; here are the answers that would carry it.
/// </summary>
public sealed class KeySafetyTests : ServerTest
{
    public static TheoryData<string, string> Echoes => new()
    {
        { "application/json", $$"""{"error":"invalid_key","message":"The key {{Key}} is not valid."}""" },
        { "application/problem+json", $$"""{"title":"{{Key}}","detail":"{{Key}}","context":{"key":"{{Key}}" },"request_id":"{{Key}}"}""" },
        { "application/json", $$"""{"errors":{"{{Key}}":["{{Key}}"]},"meta":{"request_id":"1"} }""" },
        { "application/json", $$"""{"message":"{{Key.Replace("-", "\\u002d", StringComparison.Ordinal)}}"}""" },
        { "application/json", $$"""{"unknown":["{{Key.Replace("-", "\\u002D", StringComparison.Ordinal)}}"]}""" },
        { "text/html", $"<p>Forbidden: X-API-Key: {Key}</p>" },
        { "text/plain", Convert.ToBase64String(Encoding.UTF8.GetBytes(Key)) + " " + Key },
        { "text/plain", new string('x', 990) + Key },
        { "text/plain", new string(' ', 16 * 1024 - 12) + Key },
        { "text/plain", Key.Insert(5, "\u200b") },
    };

    private static JsonObject JaneDoe() => new() { ["full_name"] = "Jane Doe", ["domain"] = "example.com" };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task An_error_of_the_API_is_shown_without_the_key_that_it_holds(string mediaType, string body)
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(401).WithHeader("X-Echo", Key).WithContent(mediaType, body));
        McpProcess server = StartServer();
        await server.InitializeAsync();

        JsonObject result = await server.CallToolAsync("get_credits");

        Assert.True((bool)result["isError"]!);
        Assert.Contains("401", (string)result["content"]![0]!["text"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Key + "\"")]
    [InlineData("lm-e2e-7QzK4vX9")]
    public async Task An_answer_that_breaks_off_is_passed_on_without_the_key(string end)
    {
        JsonNode result = await CallBrokenOffAsync(200, "{\"email\":\"jane.doe@example.com\",\"key\":\"" + end);

        Assert.Contains("{\"email\":\"jane.doe@example.com\",\"key\":\"", (string)result["content"]![1]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_error_that_breaks_off_only_the_status_is_shown()
    {
        JsonNode result = await CallBrokenOffAsync(401, "{\"email\":\"jane.doe@example.com\",\"key\":\"" + Key + "\"");

        Assert.Single(result["content"]!.AsArray());
        string text = (string)result["content"]![0]!["text"]!;
        Assert.Contains("401", text, StringComparison.Ordinal);
        Assert.DoesNotContain("jane.doe", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_place_is_not_followed_and_does_not_show_the_key()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithStatusCode(302).WithHeader("Location", $"{Api.BaseUrl}/elsewhere?key={Key}"));
        McpProcess server = StartServer();
        await server.InitializeAsync();

        JsonObject result = await server.CallToolAsync("get_credits");

        Assert.True((bool)result["isError"]!);
        Assert.Equal("/v1/credits", Assert.Single(Api.Requests).PathAndQuery);
    }

    [Theory]
    [InlineData(ConnectionFault.ConnectionReset)]
    [InlineData(ConnectionFault.MalformedChunk)]
    [InlineData(ConnectionFault.RandomDataThenClose)]
    public async Task A_broken_connection_is_a_result_that_the_model_can_act_on(ConnectionFault fault)
    {
        await using var api = LoopbackServer.Breaking(fault);
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.Address.ToString()));
        await server.InitializeAsync();

        JsonObject result = await server.CallToolAsync("find_email", JaneDoe());

        Assert.True((bool)result["isError"]!);
        Assert.Contains("Do not simply repeat it", (string)result["content"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task No_proxy_of_the_environment_is_asked_for_a_server_on_this_machine()
    {
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":1}"""));
        await using var proxy = LoopbackServer.Answering(LoopbackServer.Ok("""{"credits":2}""", "Content-Type: application/json\r\n"));
        string address = proxy.Address.ToString();
        McpProcess server = StartServer(("http_proxy", address), ("HTTP_PROXY", address), ("all_proxy", address), ("ALL_PROXY", address), ("no_proxy", ""), ("NO_PROXY", ""));
        await server.InitializeAsync();

        await server.CallToolAsync("get_credits");

        Assert.Equal(0, proxy.Connections);
        Assert.Single(Api.Requests);
    }

    [Fact]
    public async Task An_API_that_cannot_be_reached_is_a_result_and_no_crash()
    {
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", "http://127.0.0.1:1"));
        await server.InitializeAsync();

        JsonObject result = await server.CallToolAsync("find_email", JaneDoe());

        Assert.True((bool)result["isError"]!);
        Assert.Contains("nothing was charged", (string)result["content"]![0]!["text"]!, StringComparison.Ordinal);
    }

    private async Task<JsonNode> CallBrokenOffAsync(int status, string part)
    {
        using HeldApi api = new();
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.BaseUrl));
        await server.InitializeAsync();
        long call = await server.SendRequestAsync("tools/call", new JsonObject { ["name"] = "find_email", ["arguments"] = JaneDoe() });
        await api.Received.WaitAsync(server.Patience, TestContext.Current.CancellationToken);

        await api.BreakOffAsync(status, part);

        JsonNode result = (await server.ResponseAsync(call))["result"]!;
        Assert.True((bool)result["isError"]!);
        return result;
    }
}
