using System.Text.Json;
using LeadMagic.Contract.Tests.Support;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;

namespace LeadMagic.Contract.Tests;

/// <summary>Bulk jobs: no job without its user's consent, none twice, and each counted with the most that its rows can cost.</summary>
public sealed class BulkTests : ContractTest
{
    private const string Tool = "submit_bulk_job";

    private readonly List<string> _questions = [];

    public static TheoryData<string> Revisions => ["2025-11-25", "2026-07-28"];

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task The_user_is_asked_before_each_job_whatever_it_may_cost(string revision)
    {
        (Revision, User, Spending) = (revision, Answering("accept"), new() { ConfirmAbove = 1_000_000 });
        Stub();

        var result = await SubmitAsync("email_validation", rows: 2);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal("\"Submit bulk job\" (submit_bulk_job) may cost up to 0.5 credits. Spent in this session so far: 0. Make this call?", Assert.Single(_questions));
        Assert.Single(Api.Requests);
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task Without_a_yes_no_job_is_submitted(string revision)
    {
        (Revision, User) = (revision, Answering("decline"));

        Assert.True((await SubmitAsync("email_finder", rows: 1)).IsError);
        Assert.Empty(Api.Requests);
    }

    [Fact]
    public async Task Every_row_counts_with_its_price_though_the_answer_says_that_nothing_was_charged_yet()
    {
        Stub();

        Assert.Equal("""{"cost":15,"sessionTotal":15,"cached":false,"reckoned":true}""", Meta(await SubmitAsync("mobile_finder", rows: 3)));
    }

    [Fact]
    public async Task A_job_that_could_exceed_the_cap_is_refused()
    {
        Spending = new() { MaxCredits = 14 };

        Assert.Contains("it may cost up to 15 credits, and of the 14 credits", Text(await SubmitAsync("mobile_finder", rows: 3)), StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    [Theory]
    [MemberData(nameof(Revisions))]
    public async Task The_same_rows_again_are_the_same_job_and_neither_asked_about_nor_counted_again(string revision)
    {
        (Revision, User, Spending) = (revision, Answering("accept"), new());
        Stub();
        var first = await SubmitAsync("email_finder", rows: 2);
        var second = await SubmitAsync("email_finder", rows: 2);

        Assert.Equal(((TextContentBlock)first.Content[0]).Text, ((TextContentBlock)second.Content[0]).Text);
        Assert.Equal("""{"cost":0,"sessionTotal":2,"cached":true,"ageSeconds":0}""", Meta(second));
        Assert.Single(_questions);
        Assert.Single(Api.Requests);
    }

    [Fact]
    public async Task What_is_not_remembered_any_more_is_sent_with_the_same_key_and_other_rows_with_another()
    {
        Stub();
        foreach (var rows in (int[])[2, 2, 3]) await SubmitAsync("email_finder", rows);

        var keys = Api.Requests.Select(request => JsonElement.Parse(request.BodyText).GetProperty("idempotencyKey").GetString()).ToList();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[0], keys[2]);
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{32}$", key));
    }

    [Fact]
    public async Task The_callers_own_key_is_sent_as_it_is()
    {
        Stub();
        await CallAsync(Find(Tool));

        Assert.Equal(Find(Tool).Body, Assert.Single(Api.Requests).BodyText);
    }

    [Theory]
    [InlineData(0, "minItems")]
    [InlineData(1001, "maxItems")]
    public async Task A_job_without_rows_or_with_too_many_is_refused(int rows, string rule)
    {
        Assert.Contains($"/rows ({rule})", Text(await SubmitAsync("email_finder", rows)), StringComparison.Ordinal);
        Assert.Empty(Api.Requests);
    }

    private static string Meta(CallToolResult result) => result.Meta![Receipt.MetaKey]!.ToJsonString();

    private void Stub() => Api.Stub("POST", "/bulk/submit", Response.Create().WithStatusCode(202).WithJson("""{"jobId":"job_0001","status":"uploaded","credits_consumed":0}"""));

    private Func<ElicitRequestParams, ElicitResult> Answering(string action) => question =>
    {
        _questions.Add(question.Message);
        return new() { Action = action };
    };

    private Task<CallToolResult> SubmitAsync(string product, int rows) => CallAsync(Tool, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["product"] = product,
        ["rows"] = JsonElement.Parse($"[{string.Join(',', Enumerable.Range(0, rows).Select(row => $"{{\"full_name\":\"Jane {row}\"}}"))}]"),
    });
}
