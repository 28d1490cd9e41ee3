using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadMagic.Contract.Tests.Support;
using LeadMagic.Server.Configuration;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.TestKit.Answers;

namespace LeadMagic.Contract.Tests;

/// <summary>A big answer fits the context, and nothing of what was paid for is lost.</summary>
public sealed class SizeTests : ContractTest
{
    private const int Tokens = 8_000;

    public SizeTests() => Results = new();

    private static string Jobs { get; } = InventedJobs.Page(200);

    /// <summary>The answer as it may be shown: without the addresses of the upstream provider.</summary>
    private static string Whole { get; } = Without(Jobs, "next", "previous");

    [Fact]
    public async Task Two_hundred_jobs_take_8000_tokens_at_most()
    {
        var result = await CallJobsAsync();

        Assert.InRange(Encoding.UTF8.GetByteCount(Jobs) / 4, 10 * Tokens, int.MaxValue);
        Assert.InRange(Encoding.UTF8.GetByteCount(Text(result)) / 4, Tokens / 2, Tokens);
        Assert.Equal(ExactJson.Spell(ExactJson.Parse(First(result))), ExactJson.Spell(Assert.NotNull(result.StructuredContent)));
        var shown = JsonElement.Parse(First(result));
        var rows = shown.GetProperty("results");
        Assert.Equal(["count", "results", "credits_consumed"], shown.EnumerateObject().Select(member => member.Name));
        Assert.All(rows.EnumerateArray(), row => Assert.False(row.TryGetProperty("description", out _) || row.TryGetProperty("cities", out _)));
        Assert.Contains($"results {rows.GetArrayLength()} of 200 shown", Text(result), StringComparison.Ordinal);
        Assert.Contains("A smaller per_page asks for fewer.", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_whole_answer_is_a_resource_to_the_letter()
    {
        var address = Address(await CallJobsAsync());

        Assert.Equal(Whole, await ReadAsync(address));
        Assert.StartsWith(Whole[..100], await ReadAsync(address + "?offset=0&limit=2000"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_reads_the_whole_answer_with_a_tool_slice_by_slice()
    {
        var id = Address(await CallJobsAsync()).Split('/')[^1];
        var read = new StringBuilder();
        for (var offset = 0; offset < Encoding.UTF8.GetByteCount(Whole); offset = Encoding.UTF8.GetByteCount(read.ToString()))
        {
            var slice = await CallAsync("read_result", new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = id, ["offset"] = offset });
            Assert.NotEmpty(First(slice)); // or a text that ends too early would be read for ever
            Assert.InRange(Encoding.UTF8.GetByteCount(Text(slice)), 1, 4 * Tokens);
            read.Append(First(slice));
        }

        Assert.Equal(Whole, read.ToString());
        Assert.Single(Api.Requests);
    }

    [Fact]
    public async Task The_same_lookup_with_other_fields_costs_nothing()
    {
        Spending = new();
        var first = await CallJobsAsync();
        var second = await CallAsync("find_jobs", Arguments(("fields", Fields("results.description", "results.company.name"))));
        var third = await CallAsync("find_jobs", Arguments(("fields", Fields("*"))));

        Assert.Single(Api.Requests);
        Assert.Equal((200m, 0m, 0m), (Cost(first), Cost(second), Cost(third)));
        Assert.Equal(["description", "company"], JsonElement.Parse(First(second)).GetProperty("results")[0].EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).Reverse());
        Assert.StartsWith("""{"count":200,"results":[{"id":700000,""", First(third), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_costs_nothing_and_has_a_suggestion()
    {
        var result = await CallAsync("find_jobs", Arguments(("fields", Fields("results.descripton", "next"))));

        Assert.True(result.IsError);
        Assert.Contains("Did you mean \"results.description\"?", Text(result), StringComparison.Ordinal);
        Assert.Contains("/fields/1 (answerField)", Text(result), StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task The_choice_of_fields_is_not_sent()
    {
        await CallJobsAsync(("fields", Fields("results.title")));

        Assert.Equal("""{"job_title":"Engineer"}""", Assert.Single(Api.Requests).BodyText);
    }

    [Fact]
    public async Task The_upstream_provider_is_never_shown()
    {
        var result = await CallJobsAsync(("fields", Fields("*")));
        var whole = await ReadAsync(Address(await CallJobsAsync()));
        Api.Stub("POST", "/v1/jobs/jobs-finder", Response.Create().WithJson(Jobs[..2_000]));
        var broken = await CallAsync("find_jobs", Arguments(("location", "Leeds")));

        Assert.StartsWith("""{"count":200,"results":[{"id":700000,""", First(broken), StringComparison.Ordinal);
        Assert.All([Text(result), Text(broken), result.StructuredContent!.Value.GetRawText(), whole], text => Assert.DoesNotContain(InventedJobs.Upstream, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kept_answer_expires_after_an_hour_with_a_clear_word()
    {
        var address = Address(await CallJobsAsync());
        Time.Advance(TimeSpan.FromHours(1));

        var gone = await CallAsync("read_result", new Dictionary<string, object?>(StringComparer.Ordinal) { ["id"] = address });
        var error = await Assert.ThrowsAsync<McpProtocolException>(() => ReadAsync(address));
        Assert.True(gone.IsError);
        Assert.All([Text(gone), error.Message], text => Assert.Contains("No answer is kept under this id. Answers are kept for 60 minutes", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_limit_all_jobs_are_shown()
    {
        Results = new() { MaxTokens = 0 };

        Assert.Equal(200, JsonElement.Parse(First(await CallJobsAsync())).GetProperty("results").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Tools))]
    public async Task An_example_answer_is_shown_without_what_its_document_omits_and_kept_whole(string tool)
    {
        var operation = Find(tool);
        var view = operation.Definition["x-mcp-answer"];
        var result = await CallOnceAsync(operation, Response.Create().WithJson(operation.Answer));

        Assert.Equal(Without(operation.Answer, [.. Paths(view?["omit"]), .. Paths(view?["hide"])]), First(result));
        if (First(result) != operation.Answer) Assert.Equal(Without(operation.Answer, [.. Paths(view?["hide"])]), await ReadAsync(Address(result)));
        else Assert.Single(result.Content);
    }

    private static IEnumerable<string> Paths(JsonNode? list) => (list as JsonArray ?? []).Select(path => (string)path!);

    private static string Without(string json, params string[] paths)
    {
        var root = JsonNode.Parse(json)!;
        foreach (var path in paths) Remove(root, path.Split('.'));
        return ExactJson.Minify(root);
    }

    private static void Remove(JsonNode? node, string[] names)
    {
        if (node is JsonArray items) foreach (var item in items) Remove(item, names);
        else if (node is JsonObject members && names.Length == 1) members.Remove(names[0]);
        else if (node is JsonObject parent) Remove(parent[names[0]], names[1..]);
    }

    private static JsonElement Fields(params string[] fields) => JsonElement.Parse($"[{string.Join(',', fields.Select(field => $"\"{field}\""))}]");

    private static Dictionary<string, object?> Arguments(params (string Name, object? Value)[] more) =>
        more.Prepend(("job_title", "Engineer")).ToDictionary(argument => argument.Item1, argument => argument.Item2, StringComparer.Ordinal);

    private static string First(CallToolResult result) => Assert.IsType<TextContentBlock>(result.Content[0]).Text;

    private static string Address(CallToolResult result) => (string)result.Meta!["openapi-mcp/whole"]!["address"]!;

    private static decimal Cost(CallToolResult result) => (decimal)result.Meta![Receipt.MetaKey]!["cost"]!;

    private async Task<CallToolResult> CallJobsAsync(params (string Name, object? Value)[] more)
    {
        Api.Stub("POST", "/v1/jobs/jobs-finder", Response.Create().WithJson(Jobs));
        return await CallAsync("find_jobs", Arguments(more));
    }
}
