using System.Text;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>The guards together, in the order in which they stand around a connection.</summary>
public sealed class CreditControlTests
{
    private readonly TestClock _time = new();
    private readonly RecordingLogger _log = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, 3)]
    [InlineData(200, 0)]
    [InlineData(404, null)]
    public async Task An_identical_lookup_is_answered_from_memory_and_costs_nothing(int status, int? cost)
    {
        var api = new RecordingConnection(Priced.Answer(cost, status, ("Balance", "50")));
        var control = Around(api);
        var first = await control.SendAsync(Priced.Request(Priced.Tool(Priced.PerResult)), Token);
        _time.Advance(TimeSpan.FromSeconds(30));

        var second = await control.SendAsync(Priced.Request(Priced.Tool(Priced.PerResult)), Token);

        Assert.Single(api.Requests);
        Assert.Equal(Encoding.UTF8.GetString(first.Body.Span), Encoding.UTF8.GetString(second.Body.Span));
        Assert.Equal(new Receipt { Cost = 0, SessionTotal = cost ?? 0, Remaining = 50, Age = TimeSpan.FromSeconds(30) }, second.Receipt);
        Assert.Contains(3014, _log.Ids);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(402)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task An_error_is_not_remembered(int status)
    {
        var api = new RecordingConnection(Priced.Answer(null, status));
        var control = Around(api);
        await control.SendAsync(Priced.Request(Priced.Tool(1)), Token);
        _time.Advance(TimeSpan.FromMinutes(1));
        await control.SendAsync(Priced.Request(Priced.Tool(1)), Token);

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task A_free_read_is_not_remembered()
    {
        var api = new RecordingConnection(Priced.Answer());
        var control = Around(api);
        await control.SendAsync(Priced.Request(Priced.Tool(0)), Token);
        await control.SendAsync(Priced.Request(Priced.Tool(0)), Token);

        Assert.Equal(2, api.Requests.Count);
    }

    [Fact]
    public async Task What_is_remembered_needs_neither_consent_nor_budget()
    {
        var api = new RecordingConnection(Priced.Answer(20));
        var control = Around(api, cap: 25, confirmAbove: 25);
        await control.SendAsync(Priced.Request(Priced.Tool(Priced.PerResult)), Token);

        Assert.NotNull((await control.SendAsync(Priced.Request(Priced.Tool(Priced.PerResult)), Token)).Receipt!.Age);
    }

    [Fact]
    public async Task The_user_is_not_asked_about_a_call_that_the_cap_forbids()
    {
        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => Around(new RecordingConnection(Priced.Answer(1)), cap: 30, confirmAbove: 25)
            .SendAsync(Priced.Request(Priced.Tool(Priced.PerResult), """{"limit":31}"""), Token));

        Assert.Contains("SAMPLE_MAX", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(26, true)]
    public async Task The_threshold_itself_needs_no_question(int limit, bool isAsked)
    {
        var api = new RecordingConnection(Priced.Answer(1));
        var call = Around(api, confirmAbove: 25).SendAsync(Priced.Request(Priced.Tool(Priced.PerResult), $$"""{"limit":{{limit}}}"""), Token);

        Assert.Equal(isAsked, await Record.ExceptionAsync(() => call) is ApiFailureException);
        Assert.Equal(isAsked ? 0 : 1, api.Requests.Count);
    }

    [Fact]
    public async Task With_a_threshold_of_zero_free_calls_still_need_no_question() =>
        Assert.Equal(0, (await Around(new RecordingConnection(Priced.Answer()), confirmAbove: 0).SendAsync(Priced.Request(Priced.Tool(0)), Token)).Receipt!.Cost);

    [Fact]
    public async Task A_thousand_calls_of_every_outcome_leave_receipts_that_add_up_to_the_total()
    {
        var control = Around(new RecordingConnection(Outcome));
        var receipts = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => ReceiptAsync(control, i), Token)));

        var total = (await control.SendAsync(Priced.Request(Priced.Tool(0), """{"n":2}"""), Token)).Receipt!.SessionTotal;
        Assert.Equal(receipts.Sum(receipt => receipt.Cost), total);
        Assert.Equal(total, receipts.Max(receipt => receipt.SessionTotal));
        Assert.Contains(receipts, receipt => receipt.IsUncertain);
        Assert.Contains(receipts, receipt => receipt.IsReckoned);
    }

    private static ApiResponse Outcome(ApiRequest request, CancellationToken token) => (request.Call.Arguments.GetProperty("n").GetInt32() % 5) switch
    {
        0 => Priced.Answer(0.25m),
        1 => Priced.Answer(),
        2 => Priced.Answer(null, 404),
        3 => throw new ApiFailureException("Broken.") { MayHaveRun = true },
        _ => throw new ApiFailureException("Unreachable."),
    };

    private static async Task<Receipt> ReceiptAsync(IApiConnection control, int i)
    {
        try
        {
            return (await control.SendAsync(Priced.Request(Priced.Tool(0.4m), $$"""{"n":{{i / 2}}}"""), Token)).Receipt!;
        }
        catch (ApiFailureException failure)
        {
            return failure.Receipt!;
        }
    }

    private IApiConnection Around(IApiConnection connection, decimal? cap = null, decimal confirmAbove = 1_000_000) =>
        CreditControl.Around(connection, Priced.Options(cap, confirmAbove, _time, _log));
}
