using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class SharingConnectionTests
{
    private readonly TestClock _time = new();
    private readonly RecordingLogger _log = new();
    private readonly HeldConnection _api = new();
    private readonly SharingConnection _sharing;

    public SharingConnectionTests()
    {
        var options = Priced.Options(time: _time, log: _log);
        var account = new CreditAccount(options);
        _sharing = new(new BudgetConnection(_api, account), new AnswerMemory(options), account, _log);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Identical_lookups_at_the_same_time_share_one_request_and_one_cost()
    {
        Task<ApiResponse>[] calls = [SendAsync("""{"q":"x","limit":2}"""), SendAsync("""{"limit":2.0,"q":"x"}"""), SendAsync("""{"q":"x","limit":2}""")];
        Assert.Equal(1, _api.Count);

        _api.Answer(0, Priced.Answer(2));
        var receipts = (await Task.WhenAll(calls)).Select(answer => answer.Receipt!).ToList();

        Assert.Single(receipts, receipt => receipt is { Cost: 2, IsShared: false });
        Assert.Equal(2, receipts.Count(receipt => receipt is { Cost: 0, IsShared: true, SessionTotal: 2 }));
        Assert.Equal(2, _log.Ids.Count(id => id == 3015));
    }

    [Fact]
    public async Task Different_lookups_do_not_share()
    {
        Task[] calls = [SendAsync("""{"limit":2}"""), SendAsync("""{"limit":3}""")];

        Assert.Equal(2, _api.Count);
        _api.Answer(0, Priced.Answer(2));
        _api.Answer(1, Priced.Answer(3));
        await Task.WhenAll(calls);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_is_no_lookup_is_sent_each_time(bool isReadOnly, bool isOpenWorld)
    {
        var tool = Priced.Tool(Priced.PerResult, isReadOnly: isReadOnly, isOpenWorld: isOpenWorld);
        Task[] calls = [SendAsync("{}", tool: tool), SendAsync("{}", tool: tool)];

        Assert.Equal(2, _api.Count);
        _api.Answer(0, Priced.Answer(1));
        _api.Answer(1, Priced.Answer(1));
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task A_failure_reaches_all_and_only_one_of_them_may_have_been_charged()
    {
        Task<ApiResponse>[] calls = [SendAsync("{}"), SendAsync("{}")];
        _api.Fail(0, new ApiFailureException("Broken.") { MayHaveRun = true });

        var failures = new List<ApiFailureException>();
        foreach (var call in calls) failures.Add(await Assert.ThrowsAsync<ApiFailureException>(() => call));

        Assert.All(failures, failure => Assert.Equal(("Broken.", true), (failure.Message, failure.MayHaveRun)));
        Assert.Equal([(0m, true), (25m, false)], failures.Select(failure => (failure.Receipt!.Cost.GetValueOrDefault(), failure.Receipt.IsShared)).Order());
    }

    [Fact]
    public async Task After_a_failure_an_identical_call_is_sent_again()
    {
        var first = SendAsync("{}");
        _api.Fail(0, new ApiFailureException("Unreachable."));
        await Assert.ThrowsAsync<ApiFailureException>(() => first);

        var second = SendAsync("{}");
        Assert.Equal(2, _api.Count);
        _api.Answer(1, Priced.Answer(1));
        await second;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_caller_that_gives_up_leaves_the_others_their_answer(int quitter)
    {
        using var caller = new CancellationTokenSource();
        Task<ApiResponse>[] calls = [SendAsync("{}", quitter == 0 ? caller.Token : Token), SendAsync("{}", quitter == 1 ? caller.Token : Token)];
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calls[quitter]);

        Assert.Equal(0, _api.Cancelled);
        _api.Answer(0, Priced.Answer(4));
        Assert.Equal(4, (await calls[1 - quitter]).Receipt!.Cost);
    }

    [Fact]
    public async Task The_last_caller_that_gives_up_takes_the_request_along()
    {
        using var caller = new CancellationTokenSource();
        Task<ApiResponse>[] calls = [SendAsync("{}", caller.Token), SendAsync("{}", caller.Token)];
        await caller.CancelAsync();
        foreach (var call in calls) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.Equal(1, _api.Cancelled);
        var next = SendAsync("{}");
        Assert.Equal(2, _api.Count);
        _api.Answer(1, Priced.Answer(1));
        Assert.Equal(26, (await next).Receipt!.SessionTotal);
    }

    [Fact]
    public async Task A_call_does_not_join_a_request_that_was_given_up_and_has_not_yet_ended()
    {
        using var caller = new CancellationTokenSource();
        _api.IsDeaf = true;
        var first = SendAsync("{}", caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        var second = SendAsync("{}");
        Assert.Equal(2, _api.Count);
        _api.Answer(1, Priced.Answer(1));
        Assert.Equal(1, (await second).Receipt!.Cost);
        _api.Answer(0, Priced.Answer(1));
    }

    [Fact]
    public async Task A_call_after_the_answer_finds_it_in_memory()
    {
        var first = SendAsync("{}");
        _api.Answer(0, Priced.Answer(1));
        await first;

        Assert.Equal(TimeSpan.Zero, (await SendAsync("{}")).Receipt!.Age);
        Assert.Equal(1, _api.Count);
    }

    [Fact]
    public async Task An_answer_that_there_is_none_for_now_is_not_remembered()
    {
        var first = SendAsync("{}");
        _api.Answer(0, Priced.Answer(0, 200, ("Passing", "yes")));
        await first;

        var second = SendAsync("{}");
        _api.Answer(1, Priced.Answer(1));

        Assert.Equal(1, (await second).Receipt!.Cost);
    }

    [Fact]
    public async Task A_call_that_is_given_up_before_it_began_is_not_sent()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SendAsync("{}", new CancellationToken(canceled: true)));

        Assert.Equal(0, _api.Count);
    }

    private Task<ApiResponse> SendAsync(string arguments, CancellationToken? token = null, ToolDefinition? tool = null) =>
        _sharing.SendAsync(Priced.Request(tool ?? Priced.Tool(Priced.PerResult), arguments), token ?? Token);
}
