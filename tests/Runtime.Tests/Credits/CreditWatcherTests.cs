using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tests.Credits;

/// <summary>What a watcher hears of calls.</summary>
public sealed class CreditWatcherTests : ICreditWatcher
{
    private readonly List<string> _heard = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    void ICreditWatcher.Settled(string tool, Receipt receipt) =>
        _heard.Add($"{tool} {receipt.Cost} {receipt.Remaining}{(receipt.Age is null ? "" : " remembered")}{(receipt.IsUncertain ? " uncertain" : "")}");

    [Fact]
    public async Task It_hears_what_a_call_cost_and_that_the_next_came_from_memory()
    {
        var control = Around(new RecordingConnection(Priced.Answer(3, 200, ("Balance", "50"))));
        for (var i = 0; i < 2; i++) await control.SendAsync(Priced.Request(Priced.Tool(5)), Token);

        Assert.Equal(["find_thing 3 50", "find_thing 0 50 remembered"], _heard);
    }

    [Fact]
    public async Task It_hears_of_a_miss_and_of_a_call_that_may_have_been_charged()
    {
        await Around(new RecordingConnection(Priced.Answer(null, 404))).SendAsync(Priced.Request(Priced.Tool(5)), Token);
        await Around(new RecordingConnection(Priced.Answer(null, 500))).SendAsync(Priced.Request(Priced.Tool(5)), Token);

        Assert.Equal(["find_thing 0 ", "find_thing 5  uncertain"], _heard);
    }

    [Fact]
    public async Task One_that_fails_costs_no_response()
    {
        var log = new RecordingLogger();
        var control = CreditControl.Around(new RecordingConnection(Priced.Answer(3)), Priced.Options(watcher: new Failing(), log: log));

        Assert.Equal(200, (await control.SendAsync(Priced.Request(Priced.Tool(5)), Token)).Status);
        Assert.Contains(3017, log.Ids);
    }

    [Fact]
    public async Task It_hears_nothing_of_a_call_that_is_always_free_or_was_refused()
    {
        await Around(new RecordingConnection(Priced.Answer())).SendAsync(Priced.Request(Priced.Tool(0)), Token);
        await Assert.ThrowsAsync<ApiFailureException>(() => Around(new RecordingConnection(Priced.Answer()), cap: 1).SendAsync(Priced.Request(Priced.Tool(5)), Token));

        Assert.Empty(_heard);
    }

    private CreditControl Around(IApiConnection connection, decimal? cap = null) => CreditControl.Around(connection, Priced.Options(cap, watcher: this));

    private sealed class Failing : ICreditWatcher
    {
        public void Settled(string tool, Receipt receipt) => throw new InvalidOperationException("The disk is gone.");
    }
}
