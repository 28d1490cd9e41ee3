using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Mcp;
using OpenApiMcp.TestKit.Sockets;

namespace LeadMagic.EndToEnd.Tests.Server;

/// <summary>
/// Every tool in every kind of trouble, with the most verbose log: neither the key nor anything about the person whom the calls
/// are about is found on standard error or in an error. Answers are the purpose, and exempt.
/// </summary>
public sealed class LeakTests : ServerTest
{
    private const string Problem = "application/problem+json";

    /// <summary>What the API does with a call; the text repeats the call's values and the key.</summary>
    private static readonly Dictionary<string, Func<ToolExample, string, IResponseBuilder>> Responses = new(StringComparer.Ordinal)
    {
        ["success"] = (example, _) => Response.Create().WithJson(PersonalData.Answer(example).ToJsonString()),
        ["success that is no JSON"] = (example, _) => Response.Create().WithJson(PersonalData.Answer(example).ToJsonString()[..^1]),
        ["302"] = (_, echo) => Response.Create().WithStatusCode(302).WithHeader("Location", "https://quackenbush.example/?" + Uri.EscapeDataString(echo)),
        ["400"] = (_, echo) => Refuse(400, echo),
        ["401"] = (_, echo) => Refuse(401, echo),
        ["402"] = (_, echo) => Refuse(402, echo),
        ["403"] = (_, echo) => Refuse(403, echo),
        ["404"] = (_, echo) => Refuse(404, echo),
        ["409"] = (_, echo) => Refuse(409, echo),
        ["422"] = (_, echo) => Refuse(422, echo),
        ["429"] = (_, echo) => Refuse(429, echo).WithHeader("Retry-After", "0"),
        ["500"] = (_, echo) => Refuse(500, echo),
        ["502"] = (_, echo) => Response.Create().WithStatusCode(502).WithContent("text/html", $"<html><b title=\"{Uri.EscapeDataString(echo)}\">{echo}</b></html>"),
        ["503"] = (_, echo) => Refuse(503, echo).WithHeader("Retry-After", "0"),
        ["an error of an unknown shape"] = (_, echo) => Response.Create().WithStatusCode(400).WithJson(new JsonObject { ["unknown"] = new JsonArray(echo, echo.ToUpperInvariant()) }.ToJsonString()),
        ["an error that is no JSON"] = (_, echo) => Response.Create().WithStatusCode(400).WithJson($"{{\"message\": \"{echo}"),
        ["an error that is long"] = (_, echo) => Response.Create().WithStatusCode(400).WithContent("text/plain", new string('x', 950) + ' ' + echo + new string(' ', 16_000) + echo),
        ["time-out"] = (_, _) => Response.Create().WithDelay(TimeSpan.FromMinutes(10)),
    };

    public static TheoryData<string> Names => [.. Responses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Neither_log_nor_error_has_the_key_or_personal_data(string response)
    {
        foreach (ToolExample example in LeadMagicDocument.Tools.Values) Api.Stub(example.Method, example.Path, Responses[response](example, Echo(example)));
        bool isSuccess = response.StartsWith("success", StringComparison.Ordinal);

        IReadOnlyList<JsonObject> answers = await CallAllAsync(isSuccess, response == "time-out" ? [("LEADMAGIC_TIMEOUT", "1000")] : []);

        if (!isSuccess) Assert.All(answers, answer => AssertClean(answer.ToJsonString()));
    }

    [Theory]
    [InlineData(ConnectionFault.ConnectionReset)]
    [InlineData(ConnectionFault.EmptyResponse)]
    [InlineData(ConnectionFault.MalformedChunk)]
    [InlineData(ConnectionFault.RandomDataThenClose)]
    public async Task Neither_has_them_after_a_broken_connection(ConnectionFault fault)
    {
        await using var api = LoopbackServer.Breaking(fault);

        Assert.All(await CallAllAsync(isSuccess: false, ("LEADMAGIC_BASE_URL", api.Address.ToString())), answer => AssertClean(answer.ToJsonString()));
    }

    [Fact]
    public async Task Neither_has_them_after_an_answer_that_is_too_large()
    {
        string echo = string.Concat(LeadMagicDocument.Tools.Values.Select(Echo));
        await using var api = LoopbackServer.Closing(LoopbackServer.Head("Content-Type: application/json\r\nContent-Length: 99999999") + $"\"{echo}\"");

        Assert.All(await CallAllAsync(isSuccess: false, ("LEADMAGIC_BASE_URL", api.Address.ToString())), answer => AssertClean(ErrorOf(answer)));
    }

    [Fact]
    public async Task A_cancelled_call_leaves_nothing_behind()
    {
        foreach (ToolExample example in LeadMagicDocument.Tools.Values) Api.Stub(example.Method, example.Path, Response.Create().WithDelay(TimeSpan.FromMinutes(10)));
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

    private static string Echo(ToolExample example) => PersonalData.Echo(PersonalData.Arguments(example)) + " | " + Key;

    private static IResponseBuilder Refuse(int status, string echo)
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
        return Response.Create().WithStatusCode(status).WithHeader("X-Request-Id", "Quackenbush-1").WithHeader("X-Echo", echo).WithContent(Problem, body.ToJsonString());
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

    /// <summary>Calls every tool, and checks all that holds whatever the API does.</summary>
    private async Task<IReadOnlyList<JsonObject>> CallAllAsync(bool isSuccess, params (string, string?)[] settings)
    {
        McpProcess server = StartVerbose([("LEADMAGIC_TIMEOUT", "60000"), .. settings]);
        await server.InitializeAsync();
        IReadOnlyList<JsonObject> answers = await CallAllAsync(server);
        Assert.All(answers, answer => Assert.Equal(isSuccess, (bool?)answer["result"]?["isError"] is false or null));
        Assert.All(answers, answer => KeyCheck.AssertAbsent(Key, answer.ToJsonString()));
        await AssertCleanLogAsync(server);
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
