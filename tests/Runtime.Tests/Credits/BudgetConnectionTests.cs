using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class BudgetConnectionTests
{
    private readonly TestClock _time = new();
    private readonly RecordingLogger _log = new();
    private readonly HeldConnection _api = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_could_exceed_the_cap_is_refused_with_the_numbers_and_how_to_narrow_it()
    {
        var budget = Budget(cap: 100);
        var running = budget.SendAsync(Priced.Request(Priced.Tool(90)), Token);

        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => budget.SendAsync(Priced.Request(Priced.Tool(Priced.PerResult)), Token));

        Assert.Equal(1, _api.Count);
        Assert.False(refusal.MayHaveRun);
        Assert.Equal(
            "search_things was not called: it may cost up to 25 credits, and of the 100 credits that this server may spend 10 are left: 0 are counted, "
            + "90 are reserved for running calls. Nothing was sent or charged. limit 10 or less would fit. "
            + "Only the user can raise the cap, SAMPLE_MAX in the server's configuration.",
            refusal.Message);
        Assert.Equal(new Receipt { Cost = 0, SessionTotal = 0 }, refusal.Receipt);
        Assert.Equal([3000], _log.Ids);
        _api.Answer(0, Priced.Answer(90));
        await running;
    }

    [Fact]
    public async Task With_nothing_left_no_number_of_results_is_proposed()
    {
        var budget = Budget(cap: 10);
        await EndAsync(budget, Priced.Tool(10), index => _api.Answer(index, Priced.Answer(9.5m)));

        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => budget.SendAsync(Priced.Request(Priced.Tool(Priced.PerResult)), Token));

        Assert.Contains("No call of this tool fits any more.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("0.5 are left: 9.5 are counted, 0 are reserved", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_of_unknown_price_is_refused_where_there_is_a_cap()
    {
        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => Budget(cap: 1000).SendAsync(Priced.Request(Priced.Tool(null)), Token));

        Assert.StartsWith("search_things was not called: nothing bounds what it may cost", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, _api.Count);
    }

    [Fact]
    public async Task An_answer_is_counted_and_its_receipt_says_where_the_session_stands()
    {
        var budget = Budget();
        await EndAsync(budget, Priced.Tool(1), index => _api.Answer(index, Priced.Answer(0.25m)));

        var answer = await EndAsync(budget, Priced.Tool(Priced.PerResult), index => _api.Answer(index, Priced.Answer(3, 200, ("Balance", "96.75"))));

        Assert.Equal(new Receipt { Cost = 3, SessionTotal = 3.25m, Remaining = 96.75m }, answer.Receipt);
        Assert.Equal([3010, 3010], _log.Ids);
    }

    [Fact]
    public async Task A_cost_above_the_worst_case_is_counted_too_and_logged()
    {
        var budget = Budget(cap: 10);
        var answer = await EndAsync(budget, Priced.Tool(1), index => _api.Answer(index, Priced.Answer(10)));

        Assert.Equal(10, answer.Receipt!.SessionTotal);
        Assert.Equal([3010, 3013], _log.Ids);
        await Assert.ThrowsAsync<ApiFailureException>(() => budget.SendAsync(Priced.Request(Priced.Tool(0.01m)), Token));
    }

    [Fact]
    public async Task An_answer_that_says_no_cost_counts_the_worst_case_as_reckoned()
    {
        var answer = await EndAsync(Budget(), Priced.Tool(Priced.PerResult), index => _api.Answer(index, Priced.Answer()));

        Assert.Equal(new Receipt { Cost = 25, SessionTotal = 25, IsReckoned = true }, answer.Receipt);
        Assert.Equal([3011], _log.Ids);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(400)]
    public async Task A_miss_or_a_refusal_frees_what_was_reserved(int status)
    {
        var budget = Budget(cap: 10);
        var answer = await EndAsync(budget, Priced.Tool(10), index => _api.Answer(index, Priced.Answer(null, status)));

        Assert.Equal(new Receipt { Cost = 0, SessionTotal = 0 }, answer.Receipt);
        await EndAsync(budget, Priced.Tool(10), index => _api.Answer(index, Priced.Answer(10)));
    }

    [Fact]
    public async Task A_failure_that_may_have_run_stays_counted_and_its_receipt_says_so()
    {
        var budget = Budget(cap: 10);
        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => EndAsync(
            budget, Priced.Tool(6), index => _api.Fail(index, new ApiFailureException("Broken.", new IOException()) { MayHaveRun = true, PartialBody = new byte[] { 1 } })));

        Assert.Equal(new Receipt { Cost = 6, SessionTotal = 6, IsUncertain = true }, failure.Receipt);
        Assert.Equal(("Broken.", true, 1), (failure.Message, failure.MayHaveRun, failure.PartialBody.Length));
        Assert.IsType<IOException>(failure.InnerException);
        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => budget.SendAsync(Priced.Request(Priced.Tool(5)), Token));
        Assert.Contains("6 are counted (of which 6 for calls that may have been charged)", refusal.Message, StringComparison.Ordinal);
        Assert.Equal([3012, 3000], _log.Ids);
    }

    [Fact]
    public async Task A_failure_that_certainly_did_not_run_frees_what_was_reserved()
    {
        var budget = Budget(cap: 10);
        var failure = await Assert.ThrowsAsync<ApiFailureException>(() => EndAsync(budget, Priced.Tool(10), index => _api.Fail(index, new ApiFailureException("Unreachable."))));

        Assert.Equal(new Receipt { Cost = 0, SessionTotal = 0 }, failure.Receipt);
        await EndAsync(budget, Priced.Tool(10), index => _api.Answer(index, Priced.Answer(10)));
    }

    [Fact]
    public async Task A_call_that_is_given_up_after_it_was_sent_stays_counted()
    {
        var budget = Budget();
        using var caller = new CancellationTokenSource();
        var call = budget.SendAsync(Priced.Request(Priced.Tool(6)), caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(6, await TotalAsync(budget));
    }

    [Fact]
    public async Task A_call_that_is_given_up_before_it_was_sent_is_free()
    {
        using var caller = new CancellationTokenSource();
        var budget = new BudgetConnection(new RecordingConnection((_, token) => { caller.Cancel(); throw new OperationCanceledException(token); }), new(Options()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => budget.SendAsync(Priced.Request(Priced.Tool(6)), caller.Token));
        Assert.Equal([3010], _log.Ids);
    }

    [Fact]
    public async Task A_call_that_is_given_up_before_it_began_reserves_nothing()
    {
        var budget = Budget(cap: 10);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => budget.SendAsync(Priced.Request(Priced.Tool(6)), new CancellationToken(canceled: true)));

        Assert.Equal(0, _api.Count);
        Assert.Empty(_log.Ids);
    }

    [Fact]
    public async Task A_fault_of_the_program_does_not_make_the_count_fall_short()
    {
        var budget = Budget();
        await Assert.ThrowsAsync<InvalidOperationException>(() => EndAsync(budget, Priced.Tool(6), index => _api.Fail(index, new InvalidOperationException())));

        Assert.Equal(6, await TotalAsync(budget));
    }

    [Fact]
    public async Task After_a_402_no_paid_call_is_sent_for_a_while()
    {
        var budget = Budget();
        await EndAsync(budget, Priced.Tool(1), index => _api.Answer(index, Priced.Answer(null, 402)));
        _time.Advance(TimeSpan.FromSeconds(15.5));

        var refusal = await Assert.ThrowsAsync<ApiFailureException>(() => budget.SendAsync(Priced.Request(Priced.Tool(1)), Token));

        Assert.Equal(1, _api.Count);
        Assert.Contains("no paid call is sent for another 45 seconds. Nothing was sent or charged.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("get_balance reads the balance", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(3001, _log.Ids);
        Assert.Contains(3003, _log.Ids);
        await EndAsync(budget, Priced.Tool(0), index => _api.Answer(index, Priced.Answer()));
        _time.Advance(TimeSpan.FromSeconds(44.5));
        await EndAsync(budget, Priced.Tool(1), index => _api.Answer(index, Priced.Answer(1)));
    }

    [Theory]
    [InlineData("get_balance", "0.5", true)]
    [InlineData("get_balance", "0", false)]
    [InlineData("get_list", "0.5", false)]
    public async Task A_balance_that_shows_credits_ends_the_stop(string tool, string balance, bool isEnd)
    {
        var budget = Budget();
        await EndAsync(budget, Priced.Tool(1), index => _api.Answer(index, Priced.Answer(null, 402)));
        await EndAsync(budget, Priced.Tool(0, tool), index => _api.Answer(index, Priced.Answer(null, 200, ("Balance", balance))));

        var next = budget.SendAsync(Priced.Request(Priced.Tool(1)), Token);

        Assert.Equal(isEnd, _api.Count == 3);
        Assert.Equal(isEnd, _log.Ids.Contains(3002));
        if (isEnd) _api.Answer(2, Priced.Answer(1));
        await Record.ExceptionAsync(() => next);
    }

    [Fact]
    public async Task A_balance_that_was_read_before_the_402_does_not_end_the_stop()
    {
        var budget = Budget();
        var balance = budget.SendAsync(Priced.Request(Priced.Tool(0, "get_balance")), Token);
        var paid = budget.SendAsync(Priced.Request(Priced.Tool(1)), Token);
        _api.Answer(1, Priced.Answer(null, 402));
        await paid;
        _api.Answer(0, Priced.Answer(null, 200, ("Balance", "3")));
        await balance;

        await Assert.ThrowsAsync<ApiFailureException>(() => budget.SendAsync(Priced.Request(Priced.Tool(1)), Token));
    }

    [Fact]
    public async Task A_hundred_calls_at_once_are_counted_exactly_and_stay_within_the_cap()
    {
        var account = new CreditAccount(Options(cap: 20));
        var budget = new BudgetConnection(new RecordingConnection((_, _) => Priced.Answer(0.1m)), account);

        var calls = Enumerable.Range(0, 100).Select(_ => Task.Run(() => budget.SendAsync(Priced.Request(Priced.Tool(0.2m)), Token), Token));
        var costs = (await Task.WhenAll(calls)).Select(answer => answer.Receipt!.Cost);

        Assert.Equal(10m, account.Counted);
        Assert.Equal(10m, costs.Sum());
    }

    private async Task<decimal> TotalAsync(BudgetConnection budget) =>
        (await EndAsync(budget, Priced.Tool(0), index => _api.Answer(index, Priced.Answer()))).Receipt!.SessionTotal;

    private CreditOptions Options(decimal? cap = null) => Priced.Options(cap, time: _time, log: _log);

    private BudgetConnection Budget(decimal? cap = null) => new(_api, new CreditAccount(Options(cap)));

    /// <summary>Makes a call and lets the API answer it.</summary>
    private async Task<ApiResponse> EndAsync(BudgetConnection budget, ToolDefinition tool, Action<int> end)
    {
        var call = budget.SendAsync(Priced.Request(tool), Token);
        end(_api.Count - 1);
        return await call;
    }
}
