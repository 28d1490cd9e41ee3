using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>Tools of several calls and bulk jobs, in both eras of the protocol: from a client's line to the API and back.</summary>
public sealed class CompositeTests : ServerTest
{
    private const string Company = """{"companyName":"Acme","credits_consumed":1,"score":1.50}""";
    private const string Technologies = """{"data":[{"name":"Sample"}],"credits_consumed":1}""";

    public static TheoryData<string> Eras => [.. McpProtocol.Eras];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Steps_are_told_as_they_are_made_and_the_result_has_what_each_brought(string revision)
    {
        Stub();
        McpProcess server = StartServer();
        await server.ConnectAsync(revision);
        JsonObject metadata = server.RequestMetadata?.DeepClone().AsObject() ?? [];
        metadata["progressToken"] = "p";
        long id = await server.SendRequestAsync("tools/call", Call(metadata));

        for (int step = 1; step <= 3; step++)
        {
            JsonObject progress = (await server.ReadMessageAsync())["params"]!.AsObject();
            Assert.Equal(("p", step, 3), ((string?)progress["progressToken"], (int)progress["progress"]!, (int)progress["total"]!));
        }

        JsonObject result = (await server.ResponseAsync(id))["result"]!.AsObject();
        string text = (string)result["content"]![0]!["text"]!;
        Assert.Contains($"\"spent\":6,\"search_company\":{Company},\"get_company_technographics\":{Technologies}", text, StringComparison.Ordinal);
        Assert.Contains("""{"tool":"get_company_funding","status":"failed","credits":4,"uncertain":true,"reason":""", text, StringComparison.Ordinal);
        Assert.Equal("1.50", result["structuredContent"]!["search_company"]!["score"]!.ToJsonString());
        Assert.Equal("""{"cost":6,"sessionTotal":6,"cached":false,"uncertain":true}""", result["_meta"]!["openapi-mcp/credits"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_bulk_job_is_refused_where_the_client_cannot_ask(string revision)
    {
        McpProcess server = StartServer(("LEADMAGIC_CONFIRM_BULK", null), ("LEADMAGIC_CONFIRM_ABOVE", "1000000"));
        await server.ConnectAsync(revision);

        JsonObject refused = await server.CallToolAsync("submit_bulk_job", LeadMagicDocument.Tools["submit_bulk_job"].Arguments);

        Assert.True((bool)refused["isError"]!);
        Assert.Contains("LEADMAGIC_CONFIRM_BULK=false", (string?)refused["content"]![0]!["text"], StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task The_command_call_makes_them_too()
    {
        (int exitCode, string output, string errors) = await RunAsync(["call", "find_decision_makers", "company_domain=example.com", "titles=[\"CEO\"]", "--demo"]);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal("CEO", (string?)JsonNode.Parse(output)!["people"]![0]!["title"]);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task After_a_cancellation_no_further_step_is_made(string revision)
    {
        using HeldApi api = new();
        McpProcess server = StartServer(("LEADMAGIC_BASE_URL", api.BaseUrl));
        await server.ConnectAsync(revision);
        long cancelled = await server.SendRequestAsync("tools/call", Call(metadata: null));
        await api.Received.WaitAsync(server.Patience, TestContext.Current.CancellationToken);

        await server.NotifyAsync("notifications/cancelled", new JsonObject { ["requestId"] = cancelled });

        await api.Closed.WaitAsync(server.Patience, TestContext.Current.CancellationToken);
        await server.CloseInputAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.DoesNotContain(server.StdoutLines, line => (long?)JsonNode.Parse(line)!["id"] == cancelled);
    }

    private static JsonObject Call(JsonObject? metadata)
    {
        JsonObject call = new() { ["name"] = "research_account", ["arguments"] = new JsonObject { ["company_domain"] = "acme.example" } };
        if (metadata is not null) call["_meta"] = metadata;
        return call;
    }

    private void Stub()
    {
        Api.Stub("POST", "/v1/companies/company-search", Response.Create().WithJson(Company));
        Api.Stub("POST", "/v1/companies/technographics", Response.Create().WithJson(Technologies));
        Api.Stub("POST", "/v1/companies/company-funding", Response.Create().WithStatusCode(500));
    }
}
