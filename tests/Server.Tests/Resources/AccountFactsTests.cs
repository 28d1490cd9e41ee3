using LeadMagic.Server.Resources;
using OpenApiMcp.Runtime.Http;

namespace LeadMagic.Server.Tests.Resources;

public sealed class AccountFactsTests
{
    private const string Key = "lm_test_0123456789";

    private readonly TestClock _time = new();
    private readonly Queue<Func<CancellationToken, Task<ApiResponse>>> _answers = new();
    private int _asked;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_balance_is_the_number_as_the_api_wrote_it()
    {
        Answer("""{"credits":4820.750}""");

        Assert.Equal(new Balance("4820.750", _time.GetUtcNow()), await Facts().ReadBalanceAsync(Cancelled));
    }

    [Fact]
    public async Task The_api_is_asked_at_most_once_a_minute()
    {
        Answer("""{"credits":10}""");
        Answer("""{"credits":9}""");
        var facts = Facts();

        Assert.Equal("10", (await facts.ReadBalanceAsync(Cancelled)).Credits);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal("10", (await facts.ReadBalanceAsync(Cancelled)).Credits);
        Assert.Equal(1, _asked);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("9", (await facts.ReadBalanceAsync(Cancelled)).Credits);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Readers_at_the_same_time_share_one_question()
    {
        var answer = new TaskCompletionSource<ApiResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers.Enqueue(_ => answer.Task);
        var facts = Facts();
        var readers = Enumerable.Range(0, 5).Select(_ => facts.ReadBalanceAsync(Cancelled)).ToList();
        answer.SetResult(Response(200, """{"credits":3}"""));

        Assert.All(await Task.WhenAll(readers), balance => Assert.Equal("3", balance.Credits));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_failure_is_not_asked_again_within_the_minute_either()
    {
        _answers.Enqueue(_ => throw new ApiFailureException("broken " + Key));
        var facts = Facts();

        Assert.Equal("the API gave no complete answer", (await facts.ReadBalanceAsync(Cancelled)).Problem);
        Assert.Equal("the API gave no complete answer", (await facts.ReadBalanceAsync(Cancelled)).Problem);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task A_read_that_is_given_up_counts_as_asked()
    {
        using var givenUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        _answers.Enqueue(async token =>
        {
            await givenUp.CancelAsync();
            token.ThrowIfCancellationRequested();
            return Response(200, "{}");
        });
        var facts = Facts();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => facts.ReadBalanceAsync(givenUp.Token));
        Assert.Equal("the last read was given up; read again in a minute", (await facts.ReadBalanceAsync(Cancelled)).Problem);
        Assert.Equal(1, _asked);
    }

    [Theory]
    [InlineData(401, """{"credits":7}""", "the API answered 401")]
    [InlineData(200, """{"credits":"lm_test_0123456789"}""", "the API's answer holds no number of credits")]
    [InlineData(200, """{"lm_test_0123456789":7}""", "the API's answer holds no number of credits")]
    [InlineData(200, "[7]", "the API's answer holds no number of credits")]
    [InlineData(200, "lm_test_0123456789", "the API's answer holds no number of credits")]
    [InlineData(200, "", "the API's answer holds no number of credits")]
    public async Task Nothing_but_a_number_reaches_the_page(int status, string body, string problem)
    {
        _answers.Enqueue(_ => Task.FromResult(Response(status, body)));
        var facts = Facts();

        Assert.Equal(problem, (await facts.ReadBalanceAsync(Cancelled)).Problem);
        var page = await AccountPage.WriteAsync(facts, isDemo: false, Cancelled);
        Assert.DoesNotContain(Key, page, StringComparison.Ordinal);
        Assert.Contains($"- Balance: not known: {problem} (asked at 2026-10-20 12:00:00Z, at most once a minute)\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_have_learned_is_on_the_page()
    {
        Answer("""{"credits":10}""");
        var facts = new AccountFacts(AskAsync, _time, () => 12.50m, () => ["people: 60 a minute", "jobs: 10 a minute"]);

        Assert.Equal(
            "# Account\n- Balance: 10 credits at 2026-10-20 12:00:00Z\n- Spent since this server started: 12.5 credits\n- Limits:\n  - people: 60 a minute\n  - jobs: 10 a minute\n",
            await AccountPage.WriteAsync(facts, isDemo: false, Cancelled));
    }

    private AccountFacts Facts() => new(AskAsync, _time);

    private void Answer(string body) => _answers.Enqueue(_ => Task.FromResult(Response(200, body)));

    private Task<ApiResponse> AskAsync(CancellationToken cancellationToken)
    {
        _asked++;
        return _answers.Dequeue()(cancellationToken);
    }

    private static ApiResponse Response(int status, string body) => new()
    {
        Status = status,
        Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
        Body = System.Text.Encoding.UTF8.GetBytes(body),
    };
}
