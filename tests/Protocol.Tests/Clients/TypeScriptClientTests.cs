using System.Text.Json.Nodes;

namespace LeadMagic.Protocol.Tests.Clients;

/// <summary>The published clients of the TypeScript SDK, in each era that they speak.</summary>
public sealed class TypeScriptClientTests(TypeScriptSession session) : IClassFixture<TypeScriptSession>
{
    private const int InvalidParams = -32602;
    private const string NotInThisRevision = "METHOD_NOT_SUPPORTED_BY_PROTOCOL_VERSION";

    public static TheoryData<string> Ways => [.. TypeScriptSession.Revisions.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task It_connects_and_lists_the_tools(string way)
    {
        JsonObject seen = await session.SeenAsync(way);

        Assert.Equal(TypeScriptSession.Revisions[way], (string?)seen["revision"]);
        Assert.Equal("leadmagic-mcp", (string?)seen["server"]);
        Assert.StartsWith("LeadMagic", (string?)seen["instructions"], StringComparison.Ordinal);
        Assert.Empty(LeadMagicDocument.ToolNames.Except(seen["tools"]!.AsArray().Select(tool => (string)tool!)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task It_calls_every_tool(string way)
    {
        JsonObject calls = (await session.SeenAsync(way))["calls"]!.AsObject();

        Assert.Equal(LeadMagicDocument.ToolNames, calls.Select(call => call.Key).Order(StringComparer.Ordinal));
        Assert.All(calls, call => AssertAnswered(call.Value!));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_wrong_argument_is_a_result_and_an_unknown_tool_an_error(string way)
    {
        JsonObject seen = await session.SeenAsync(way);

        Assert.True((bool)seen["refused"]!["value"]!["isError"]!);
        Assert.Contains("full_name", (string)seen["refused"]!["value"]!["content"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.Equal(InvalidParams, (int)seen["unknown"]!["error"]!["code"]!);
        Assert.Contains("find_emails", (string)seen["unknown"]!["error"]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_cancelled_call_lets_go_of_the_API_and_the_server_serves_on(string way)
    {
        JsonNode cancelled = (await session.SeenAsync(way))["cancelled"]!;

        Assert.Contains("changed my mind", (string)cancelled["call"]!["error"]!["message"]!, StringComparison.Ordinal);
        Assert.NotEqual(0, (int)cancelled["toolsAfterwards"]!);
    }

    /// <summary>The clients throw a result away that has no structured content, or one that its output schema does not allow: it has been paid for.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_answer_that_is_not_what_the_document_says_reaches_the_caller(string way)
    {
        JsonArray drifted = (await session.SeenAsync(way))["drifted"]!.AsArray();

        Assert.Equal(
            ["""{"email":["jane.doe@example.com"]}""", "<html>down</html>", "The API answered 200 and sent no content."],
            drifted.Select(outcome => (string?)(outcome!["value"] ?? throw new InvalidOperationException($"The client threw: {outcome["error"]}"))["content"]![0]!["text"]));
        Assert.Equal("/email", (string?)drifted[0]!["value"]!["_meta"]!["openapi-mcp/drift"]!["at"]);
    }

    /// <summary>A call to the API is one step, of which there is no progress to report.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_call_that_asks_for_progress_is_answered(string way)
    {
        JsonObject seen = await session.SeenAsync(way);

        AssertAnswered(seen["withProgress"]!);
        Assert.Empty(seen["progress"]!.AsArray());
    }

    /// <summary>The newer revision has neither, which the client knows by itself.</summary>
    [Theory]
    [InlineData("ping")]
    [InlineData("logging")]
    public async Task A_ping_and_a_logging_level_are_answered_where_the_revision_has_them(string request)
    {
        foreach ((string way, string revision) in TypeScriptSession.Revisions)
        {
            JsonNode outcome = (await session.SeenAsync(way))[request]!;

            if (revision == "2025-11-25") Assert.Empty(outcome["value"]!.AsObject());
            else Assert.Equal(NotInThisRevision, (string?)outcome["error"]!["code"]);
        }
    }

    private static void AssertAnswered(JsonNode outcome)
    {
        JsonNode result = outcome["value"] ?? throw new InvalidOperationException($"The client threw: {outcome["error"]}");
        Assert.False((bool?)result["isError"] ?? false, result.ToJsonString());
        Assert.NotNull(JsonNode.Parse((string)result["content"]![0]!["text"]!));
    }
}
