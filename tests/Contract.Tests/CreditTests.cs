using System.Text.Json.Nodes;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.TestKit.Sockets;
using WireMock.RequestBuilders;

namespace LeadMagic.Contract.Tests;

/// <summary>What the server spends in its user's name: counted exactly, within the cap, and never twice for the same.</summary>
public sealed class CreditTests : ContractTest
{
    private const string Miss = """{"email":null,"credits_consumed":0,"message":"No email found."}""";

    public static TheoryData<string> Lookups { get; } = Where(operation => !operation.IsSafe);

    public static TheoryData<string> FreeReads { get; } = Where(operation => operation.IsSafe);

    /// <summary>A bulk job is billed after its answer.</summary>
    public static TheoryData<string> BilledAtOnce { get; } = Where(operation => operation.Tool != "submit_bulk_job");

    [Theory]
    [MemberData(nameof(BilledAtOnce))]
    public async Task Every_answer_is_counted_with_what_it_says(string tool)
    {
        var operation = Find(tool);
        Stub(operation, Response.Create().WithJson(operation.Answer).WithHeader("X-Credits-Remaining", "4242.5"));

        var meta = Meta(await CallAsync(operation));

        var cost = (JsonNode.Parse(operation.Answer) as JsonObject)?["credits_consumed"]?.GetValue<decimal>() ?? 0;
        Assert.Equal((cost, cost, false), ((decimal)meta["cost"]!, (decimal)meta["sessionTotal"]!, (bool)meta["cached"]!));
        Assert.Equal(tool == "get_credits" ? 4820.75m : 4242.5m, (decimal)meta["remaining"]!);
        Assert.Null(meta["reckoned"]);
        Assert.Null(meta["uncertain"]);
    }

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task The_same_lookup_within_ten_minutes_is_answered_from_memory_and_free(string tool)
    {
        Spending = new();
        var operation = Find(tool);
        Stub(operation, Response.Create().WithJson(operation.Answer));
        var first = await CallAsync(operation);
        Time.Advance(TimeSpan.FromSeconds(599));
        var second = await CallAsync(tool, operation.Arguments.Reverse().ToDictionary(StringComparer.Ordinal));

        Assert.Single(Api.Requests);
        Assert.Equal(first.Content.Count + 1, second.Content.Count);
        Assert.Equal(Text(first), ((TextContentBlock)second.Content[0]).Text);
        Assert.Contains("599 seconds ago: nothing was sent or charged", Text(second), StringComparison.Ordinal);
        Assert.Equal((0m, true), ((decimal)Meta(second)["cost"]!, (bool)Meta(second)["cached"]!));
        Assert.Equal((decimal)Meta(first)["sessionTotal"]!, (decimal)Meta(second)["sessionTotal"]!);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((bool)Meta(await CallAsync(operation))["cached"]!);
        Assert.Equal(2, Api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(FreeReads))]
    public async Task A_free_read_is_sent_each_time(string tool)
    {
        Spending = new();
        var operation = Find(tool);
        Stub(operation, Response.Create().WithJson(operation.Answer));
        await CallAsync(operation);
        await CallAsync(operation);

        Assert.Equal(2, Api.Requests.Count);
    }

    [Fact]
    public async Task A_miss_is_free_and_remembered()
    {
        Spending = new();
        Stub(Find("find_email"), Response.Create().WithJson(Miss));
        Stub(Find("search_profile"), Response.Create().WithStatusCode(404).WithContent("application/problem+json", ApiDocument.ErrorExample(404).ToJsonString()));

        foreach (var tool in new[] { "find_email", "search_profile", "find_email", "search_profile" }) Assert.Equal(0m, (decimal)Meta(await CallAsync(Find(tool)))["sessionTotal"]!);

        Assert.Equal(2, Api.Requests.Count);
    }

    [Fact]
    public async Task Identical_lookups_at_the_same_time_send_one_request()
    {
        Spending = new();
        var operation = Find("find_email");
        Stub(operation, Response.Create().WithJson(operation.Answer).WithDelay(TimeSpan.FromMilliseconds(300)));

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CallAsync(operation)));

        Assert.Single(Api.Requests);
        Assert.All(results, result => Assert.Equal(operation.Answer, ((TextContentBlock)result.Content[0]).Text));
        Assert.Equal(1m, results.Sum(result => (decimal)Meta(result)["cost"]!));
        Assert.Contains(results, result => (bool?)Meta(result)["shared"] == true);
    }

    [Fact]
    public async Task Calls_at_the_same_time_stay_within_the_cap()
    {
        Spending = new() { MaxCredits = 10 };
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson("""{"email":"a@example.com","credits_consumed":1}""").WithDelay(TimeSpan.FromMilliseconds(200)));

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(FindEmailAsync));

        Assert.Equal(10, Api.Requests.Count);
        Assert.Equal(30, results.Count(result => result.IsError == true));
        Assert.All(
            results.Where(result => result.IsError == true),
            result => Assert.Matches("^find_email was not called: it may cost up to 1 credit, and of the 10 credits .*LEADMAGIC_MAX_CREDITS", Text(result)));
        Assert.Equal(10m, results.Sum(result => (decimal)Meta(result)["cost"]!));
    }

    [Fact]
    public async Task A_refusal_names_the_largest_search_that_still_fits()
    {
        Spending = new() { MaxCredits = 7.5m };

        var result = await CallAsync("search_companies", new Dictionary<string, object?>(StringComparer.Ordinal) { ["query"] = "tools" });

        Assert.True(result.IsError);
        Assert.Contains("may cost up to 10 credits, and of the 7.5 credits that this server may spend 7.5 are left", Text(result), StringComparison.Ordinal);
        Assert.Contains("limit 7 or less would fit.", Text(result), StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task A_hundred_calls_at_the_same_time_are_counted_exactly()
    {
        Spending = new() { MaxCredits = 100 };
        Api.Stub("POST", "/v1/people/email-finder", Response.Create().WithJson("""{"email":"a@example.com","credits_consumed":0.1}"""));
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":5}"""));

        var costs = (await Task.WhenAll(Enumerable.Range(0, 100).Select(FindEmailAsync))).Sum(result => (decimal)Meta(result)["cost"]!);

        Assert.Equal(100, Api.Requests.Count);
        Assert.Equal(10m, costs);
        Assert.Equal("""{"cost":0,"sessionTotal":10,"remaining":5,"cached":false}""", Meta(await CallAsync(Find("get_credits"))).ToJsonString());
    }

    [Fact]
    public async Task A_402_stops_paid_calls_until_the_balance_shows_credits()
    {
        var lookup = Find("find_email");
        Stub(lookup, Response.Create().WithStatusCode(402).WithJson(ApiDocument.ErrorExample(402).ToJsonString()), Response.Create().WithJson(lookup.Answer));
        Api.Stub("GET", "/v1/credits", Response.Create().WithJson("""{"credits":0}"""), Response.Create().WithJson("""{"credits":100}"""));

        Assert.Contains("402", Text(await CallAsync(lookup)), StringComparison.Ordinal);
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("no paid call is sent for another 50 seconds", Text(await CallAsync(Find("find_mobile"))), StringComparison.Ordinal);
        Assert.Null((await CallAsync(Find("get_credits"))).IsError);
        Assert.True((await CallAsync(lookup)).IsError);
        await CallAsync(Find("get_credits"));

        Assert.Null((await CallAsync(lookup)).IsError);
        Assert.Equal(4, Api.Requests.Count);
    }

    [Fact]
    public async Task A_402_stops_paid_calls_for_a_minute()
    {
        var lookup = Find("find_email");
        Stub(lookup, Response.Create().WithStatusCode(402), Response.Create().WithJson(lookup.Answer));
        await CallAsync(lookup);
        Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Null((await CallAsync(lookup)).IsError);
    }

    [Fact]
    public async Task A_call_that_may_have_run_stays_counted()
    {
        Spending = new() { MaxCredits = 2 };
        await using var api = LoopbackServer.Breaking(ConnectionFault.MalformedChunk);
        BaseUrl = api.Address;

        var meta = Meta(await CallAsync(Find("find_email")));

        Assert.Equal("""{"cost":1,"sessionTotal":1,"cached":false,"uncertain":true}""", meta.ToJsonString());
        Assert.Contains("1 are counted (of which 1 for calls that may have been charged)", Text(await CallAsync(Find("find_personal_email"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_states_a_cost_is_counted_and_not_repeated()
    {
        Spending = new() { MaxCredits = 1 };
        var lookup = Find("find_email");
        Stub(lookup, Response.Create().WithStatusCode(429).WithHeader("X-Credits-Consumed", "1"), Response.Create().WithJson(lookup.Answer));

        var result = await CallAsync(lookup);

        Assert.Single(Api.Requests);
        Assert.True(result.IsError);
        Assert.Equal("""{"cost":1,"sessionTotal":1,"cached":false}""", Meta(result).ToJsonString());
        Assert.Contains("LEADMAGIC_MAX_CREDITS", Text(await CallAsync(lookup)), StringComparison.Ordinal);
        Assert.Single(Api.Requests);
    }

    [Fact]
    public async Task A_cost_that_the_head_of_a_broken_response_states_is_counted()
    {
        await using var api = LoopbackServer.Closing(LoopbackServer.Head("Content-Type: application/json\r\nX-Credits-Consumed: 5\r\nContent-Length: 100") + "{\"email\":");
        BaseUrl = api.Address;

        Assert.Equal("""{"cost":5,"sessionTotal":5,"cached":false}""", Meta(await CallAsync(Find("find_email"))).ToJsonString());
    }

    [Fact]
    public async Task A_cost_that_a_trailer_states_is_counted()
    {
        const string Body = """{"email":null,"credits_consumed":1}""";
        await using var api = LoopbackServer.Answering(
            LoopbackServer.Head("Content-Type: application/json\r\nTrailer: X-Credits-Consumed\r\nTransfer-Encoding: chunked") + $"{Body.Length:x}\r\n{Body}\r\n0\r\nX-Credits-Consumed: 3\r\n\r\n");
        BaseUrl = api.Address;

        Assert.Equal("""{"cost":3,"sessionTotal":3,"cached":false}""", Meta(await CallAsync(Find("find_email"))).ToJsonString());
    }

    [Fact]
    public async Task A_call_that_could_cost_more_than_25_credits_needs_the_user()
    {
        var result = await CallAsync("search_people", new Dictionary<string, object?>(StringComparer.Ordinal) { ["company_domain"] = "example.com", ["limit"] = 26 });

        Assert.True(result.IsError);
        Assert.Contains("LEADMAGIC_CONFIRM_ABOVE", Text(result), StringComparison.Ordinal);
        Assert.Contains("limit 25 or less needs no question.", Text(result), StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Theory]
    [MemberData(nameof(Lookups))]
    public async Task No_argument_stands_for_the_users_yes(string tool)
    {
        var questions = 0;
        (Spending, User) = (new() { ConfirmAbove = 0 }, _ =>
        {
            questions++;
            return new() { Action = "decline" };
        }
        );
        Api.Stub(Request.Create(), Response.Create().WithJson(Find(tool).Answer));
        var priced = Generated.Single(each => each.About.Name == tool).About.Credits is not null;
        var properties = Generated.Single(each => each.About.Name == tool).ProtocolTool.InputSchema.GetProperty("properties");
        var switches = properties.EnumerateObject().Where(property => property.Value.TryGetProperty("type", out var type) && type.ValueEquals("boolean")).Select(property => property.Name);
        string[] invented = ["confirm", "confirmed", "consent", "force", "yes", "approved", "_meta", "inputResponses", "requestState"];

        var allowed = await CallAsync(tool, With(Find(tool).Arguments, switches));
        Assert.Equal(priced ? 1 : 0, questions);
        foreach (var name in invented) Assert.True((await CallAsync(tool, With(Find(tool).Arguments, [name]))).IsError);

        Assert.True(allowed.IsError);
        Assert.Empty(Api.Requests);
    }

    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> arguments, IEnumerable<string> switches)
    {
        var all = arguments.ToDictionary(StringComparer.Ordinal);
        foreach (var name in switches) all[name] = true;
        return all;
    }

    private static JsonObject Meta(CallToolResult result) => result.Meta![Receipt.MetaKey]!.AsObject();

    private Task<CallToolResult> FindEmailAsync(int number) => CallAsync(
        "find_email", new Dictionary<string, object?>(StringComparer.Ordinal) { ["full_name"] = $"Jane {number}", ["domain"] = "example.com" });
}
