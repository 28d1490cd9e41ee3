using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Credits;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class DirectCallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_repaired_sent_and_counted_and_its_user_is_not_asked()
    {
        var api = new RecordingConnection(Priced.Answer(3));
        var tool = new PricedTool(CreditControl.Around(api, Priced.Options(confirmAbove: 0)));

        Assert.True(DirectCall.TryBuild(tool, [("limit", Sample.Json("\"5\""))], out var call, out _));
        Assert.Equal(5, call.WorstCase);
        var answer = await call.SendAsync(Token);

        Assert.Equal((200, """{"cost":3}""", 3m), (answer.Status, answer.Json, answer.Receipt!.Cost));
        Assert.Equal("""{"limit":5}""", Assert.Single(api.Requests).Call.Arguments.GetRawText());
    }

    [Fact]
    public void What_is_wrong_with_the_arguments_is_said_and_nothing_can_be_sent()
    {
        Assert.False(DirectCall.TryBuild(new PricedTool(new RecordingConnection(Priced.Answer())), [("limits", Sample.Json("5"))], out var call, out var problems));

        Assert.Null(call);
        Assert.Contains(problems, problem => problem.Pointer == "/limits");
    }

    [Fact]
    public void Calls_that_ask_for_the_same_are_told_by_their_identity()
    {
        var tool = new PricedTool(new RecordingConnection(Priced.Answer()));

        Assert.Equal(Identity(tool, "5", "\"a\""), Identity(tool, "5.0", "\"a\""));
        Assert.NotEqual(Identity(tool, "5", "\"a\""), Identity(tool, "5", "\"b\""));
    }

    [Fact]
    public async Task A_refusal_by_the_cap_and_an_error_are_told_with_their_receipts()
    {
        var refused = await SendAsync(new RecordingConnection(Priced.Answer(1)), cap: 1);
        var failed = await SendAsync(new RecordingConnection(Priced.Answer(null, 500)));

        Assert.Equal((null, 0m, false), (refused.Status, refused.Receipt!.Cost, refused.MayHaveRun));
        Assert.Contains("SAMPLE_MAX", refused.Reason, StringComparison.Ordinal);
        Assert.Equal((500, null, true), (failed.Status, failed.Json, failed.Receipt!.IsUncertain));
    }

    [Fact]
    public async Task What_arrived_of_a_broken_answer_is_there()
    {
        var broken = await SendAsync(RecordingConnection.Throwing(new ApiFailureException("broke off") { MayHaveRun = true, PartialBody = """{"a":"""u8.ToArray() }));

        Assert.Equal((null, "broke off", true), (broken.Status, broken.Reason, broken.MayHaveRun));
        Assert.Equal("\"{\\\"a\\\":\"", broken.Json);
    }

    private static string Identity(PricedTool tool, string limit, string query) =>
        DirectCall.TryBuild(tool, [("limit", Sample.Json(limit)), ("q", Sample.Json(query))], out var call, out _) ? call.Identity : "";

    private static Task<DirectAnswer> SendAsync(RecordingConnection api, decimal? cap = null)
    {
        Assert.True(DirectCall.TryBuild(new PricedTool(CreditControl.Around(api, Priced.Options(cap))), [("limit", Sample.Json("5"))], out var call, out _));
        return call.SendAsync(Token);
    }
}
