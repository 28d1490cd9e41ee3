using System.Text;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;
using OpenApiMcp.TestKit.Stubs;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>
/// Every tool in every kind of trouble, with the most verbose log: neither the key nor anything about the person whom the calls
/// are about is found on standard error or in an error. Answers are the purpose, and exempt.
/// </summary>
public sealed class LeakTests(WireMockServer wireMock) : ServerTest(wireMock)
{
    private const string Problem = "application/problem+json";

    /// <summary>What the API does with a call; the text repeats the call's values and the key.</summary>
    private static readonly Dictionary<string, Action<StubAnswer, ToolExample, string>> Scenarios = new(StringComparer.Ordinal)
    {
        ["success"] = (stub, example, _) => stub.Json(PersonalData.Answer(example).ToJsonString()),
        ["success that is no JSON"] = (stub, example, _) => stub.Json(PersonalData.Answer(example).ToJsonString()[..^1]),
        ["302"] = (stub, _, echo) => stub.Status(302).Header("Location", "https://quackenbush.example/?" + Uri.EscapeDataString(echo)),
        ["400"] = (stub, _, echo) => Refuse(stub, 400, echo),
        ["401"] = (stub, _, echo) => Refuse(stub, 401, echo),
        ["402"] = (stub, _, echo) => Refuse(stub, 402, echo),
        ["403"] = (stub, _, echo) => Refuse(stub, 403, echo),
        ["404"] = (stub, _, echo) => Refuse(stub, 404, echo),
        ["409"] = (stub, _, echo) => Refuse(stub, 409, echo),
        ["422"] = (stub, _, echo) => Refuse(stub, 422, echo),
        ["429"] = (stub, _, echo) => Refuse(stub, 429, echo).Header("Retry-After", "0"),
        ["500"] = (stub, _, echo) => Refuse(stub, 500, echo),
        ["502"] = (stub, _, echo) => stub.Status(502).Body(Encoding.UTF8.GetBytes($"<html><b title=\"{Uri.EscapeDataString(echo)}\">{echo}</b></html>"), "text/html"),
        ["503"] = (stub, _, echo) => Refuse(stub, 503, echo).Header("Retry-After", "0"),
        ["an error of an unknown shape"] = (stub, _, echo) => stub.Status(400).Json(new JsonObject { ["unknown"] = new JsonArray(echo, echo.ToUpperInvariant()) }.ToJsonString()),
        ["an error that is no JSON"] = (stub, _, echo) => stub.Status(400).Json($"{{\"message\": \"{echo}"),
        ["an error that is long"] = (stub, _, echo) => stub.Status(400).Body(Encoding.UTF8.GetBytes(new string('x', 950) + ' ' + echo + new string(' ', 16_000) + echo), "text/plain"),
        ["too large"] = (stub, _, echo) => stub.Json($"\"{echo}\"").Header("Content-Length", "99999999"),
        ["connection reset"] = (stub, _, _) => stub.Fault(StubFault.ConnectionReset),
        ["no answer"] = (stub, _, _) => stub.Fault(StubFault.EmptyResponse),
        ["malformed chunk"] = (stub, _, _) => stub.Fault(StubFault.MalformedChunk),
        ["no HTTP"] = (stub, _, _) => stub.Fault(StubFault.RandomDataThenClose),
        ["time-out"] = (stub, _, _) => stub.Delay(TimeSpan.FromMinutes(10)),
    };

    public static TheoryData<string> Names => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Neither_log_nor_error_has_the_key_or_personal_data(string scenario)
    {
        foreach (ToolExample example in LeadMagicDocument.Tools.Values)
        {
            string echo = PersonalData.Echo(PersonalData.Arguments(example)) + " | " + Key;
            await Api.StubAsync(example.Method, example.Path, stub => Scenarios[scenario](stub, example, echo));
        }

        McpProcess server = StartVerbose(("LEADMAGIC_TIMEOUT", scenario == "time-out" ? "1000" : "60000"));
        await server.InitializeAsync();
        IReadOnlyList<JsonObject> answers = await CallAllAsync(server);

        bool isSuccess = scenario.StartsWith("success", StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(isSuccess, (bool?)answer["result"]?["isError"] is false or null));
        if (!isSuccess) Assert.All(answers, answer => AssertClean(scenario == "too large" ? ErrorOf(answer) : answer.ToJsonString()));
        Assert.All(answers, answer => KeyCheck.AssertAbsent(Key, answer.ToJsonString()));
        await AssertCleanLogAsync(server);
    }

    [Fact]
    public async Task A_cancelled_call_leaves_nothing_behind()
    {
        foreach (ToolExample example in LeadMagicDocument.Tools.Values) await Api.StubAsync(example.Method, example.Path, stub => stub.Delay(TimeSpan.FromMinutes(10)));
        McpProcess server = StartVerbose();
        await server.InitializeAsync();
        List<long> ids = [];
        foreach ((string name, ToolExample example) in LeadMagicDocument.Tools) ids.Add(await SendAsync(server, name, example));
        await Api.WaitForRequestsAsync(1);

        foreach (long id in ids) await server.NotifyAsync("notifications/cancelled", new JsonObject { ["requestId"] = id, ["reason"] = PersonalData.Echo([]) });

        Assert.Empty(await server.ResultAsync("ping"));
        await AssertCleanLogAsync(server);
    }

    [Fact]
    public async Task Input_that_is_refused_leaves_nothing_in_the_log()
    {
        McpProcess server = StartVerbose();
        await server.InitializeAsync();
        string echo = PersonalData.Echo([]);
        foreach (string name in LeadMagicDocument.AllToolNames)
            await server.CallToolAsync(name, new JsonObject { [echo] = echo, ["email"] = 5550104711, ["full_name"] = new JsonArray(echo) });
        await server.RequestAsync("tools/call", new JsonObject { ["name"] = echo, ["arguments"] = new JsonObject { ["email"] = echo } });
        await server.RequestAsync("quackenbush/zebulon", new JsonObject { ["email"] = echo });
        await server.SendAsync($"{{\"jsonrpc\":\"2.0\",\"id\":\"{echo}\",\"method\":7,\"x\":\"{Key}\"}}");
        await server.ReadMessageAsync();
        await server.SendAsync(echo + Key);
        await server.ReadMessageAsync();

        await AssertCleanLogAsync(server, requests: false);
    }

    [Fact]
    public async Task An_API_that_cannot_be_reached_leaves_nothing_in_the_log()
    {
        McpProcess server = StartVerbose(("LEADMAGIC_BASE_URL", "http://127.0.0.1:1"));
        await server.InitializeAsync();

        Assert.All(await CallAllAsync(server), answer => AssertClean(answer.ToJsonString()));
        await AssertCleanLogAsync(server);
    }

    private static StubAnswer Refuse(StubAnswer stub, int status, string echo)
    {
        JsonObject error = new()
        {
            ["code"] = echo,
            ["title"] = echo,
            ["detail"] = $"Not good: {echo}.",
            ["action"] = echo,
            ["param"] = new JsonArray(echo),
            ["context"] = new JsonObject { ["q"] = echo },
            ["docs"] = "https://docs.example/errors",
        };
        JsonObject body = new() { ["success"] = false, ["errors"] = new JsonArray(error), ["meta"] = new JsonObject { ["request_id"] = echo } };
        return stub.Status(status).Header("X-Request-Id", "Quackenbush-1").Header("X-Echo", echo).Body(Encoding.UTF8.GetBytes(body.ToJsonString()), Problem);
    }

    /// <summary>The error alone: what arrived of a paid answer follows it, and is exempt.</summary>
    private static string ErrorOf(JsonObject answer) => answer["result"]!["content"]![0]!["text"]!.ToString();

    private static void AssertClean(string text)
    {
        KeyCheck.AssertAbsent(Key, text);
        PersonalData.AssertAbsent(text);
    }

    private static Task<long> SendAsync(McpProcess server, string name, ToolExample example) =>
        server.SendRequestAsync("tools/call", new JsonObject { ["name"] = name, ["arguments"] = PersonalData.Arguments(example) });

    private static async Task<IReadOnlyList<JsonObject>> CallAllAsync(McpProcess server)
    {
        List<long> ids = [];
        foreach ((string name, ToolExample example) in LeadMagicDocument.Tools) ids.Add(await SendAsync(server, name, example));
        List<JsonObject> answers = [];
        foreach (long id in ids) answers.Add(await server.ResponseAsync(id));
        return answers;
    }

    private async Task AssertCleanLogAsync(McpProcess server, bool requests = true)
    {
        await server.CloseInputAsync();
        await server.WaitForExitAsync();
        AssertClean(server.StderrText);
        Assert.Equal(requests, Directory.Exists(RecordFolder));
        if (requests) AssertClean(await File.ReadAllTextAsync(Path.Combine(RecordFolder, "spend.jsonl")));

        // The log was on: what is not in it was left out.
        Assert.Contains("\"level\":\"trace\"", server.StderrText, StringComparison.Ordinal);
        Assert.Equal(requests, server.StderrText.Contains("\"event\":\"HttpExchange\"", StringComparison.Ordinal));
        Assert.All(server.StderrText.TrimEnd('\n').Split('\n'), line => Assert.IsType<JsonObject>(JsonNode.Parse(line)));
    }

    private McpProcess StartVerbose(params (string, string?)[] settings) =>
        StartServer([("LEADMAGIC_LOG_LEVEL", "trace"), ("LEADMAGIC_LOG_FORMAT", "json"), ("LEADMAGIC_LOG_HTTP", "true"), .. settings]);
}
