using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tests.Credits;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>The user's consent to several calls at once, in both eras of the protocol.</summary>
public sealed class CompositeConsentTests
{
    private readonly RecordingConnection _api = new((request, _) => Priced.Answer(request.Tool.Credits!.Base));
    private readonly List<ElicitRequestParams> _questions = [];

    public static TheoryData<string> Eras => ["2025-11-25", "2026-07-28"];

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task The_user_is_asked_once_and_before_the_first_step(string era)
    {
        var result = await CallAsync(era, "accept", confirmAbove: 0.5m);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal("\"Do all\" (do_all) may cost up to 7 credits. Spent in this session so far: 0. Make this call?", Assert.Single(_questions).Message);
        Assert.Equal(3, _api.Requests.Count);
        Assert.Equal("""{"cost":7,"sessionTotal":7,"cached":false}""", result.Meta![Receipt.MetaKey]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task A_ceiling_that_the_threshold_allows_needs_no_question(string era)
    {
        await CallAsync(era, "decline", confirmAbove: 5, """{"max_credits":5}""");

        Assert.Empty(_questions);
        Assert.Equal(2, _api.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Without_a_yes_no_step_is_made(string era)
    {
        var result = await CallAsync(era, "decline", confirmAbove: 6.5m);

        Assert.True(result.IsError);
        Assert.Empty(_api.Requests);
    }

    [Theory]
    [MemberData(nameof(Eras))]
    public async Task Where_nobody_can_be_asked_the_call_is_refused_and_a_ceiling_named_that_needs_no_question(string era)
    {
        var result = await CallAsync(era, answer: null, confirmAbove: 6.5m);

        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.Contains("do_all was not called: it may cost up to 7 credits, and above 6.5 the server asks the user first", text, StringComparison.Ordinal);
        Assert.Contains("max_credits 6.5 or less needs no question.", text, StringComparison.Ordinal);
        Assert.Empty(_api.Requests);
    }

    private async Task<CallToolResult> CallAsync(string era, string? answer, decimal confirmAbove, string arguments = "{}")
    {
        var credits = CreditControl.Around(_api, Priced.Options(confirmAbove: confirmAbove, time: new TestClock()));
        Func<ElicitRequestParams, ElicitResult>? ask = answer is null ? null : question =>
        {
            _questions.Add(question);
            return new() { Action = answer };
        };
        await using var session = await ToolSession.StartAsync(era, ask, new SampleComposite(_api, credits));
        return await session.CallAsync(arguments);
    }
}
