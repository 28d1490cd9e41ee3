using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class AnswerMemoryTests
{
    private readonly TestClock _time = new();

    [Fact]
    public void An_answer_is_remembered_until_its_time_is_over()
    {
        var memory = Memory();
        memory.Add("a", Answer(10));

        _time.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal(TimeSpan.FromSeconds(599), memory.Find("a")?.Age);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(memory.Find("a"));
    }

    [Fact]
    public void Asking_does_not_lengthen_the_time()
    {
        var memory = Memory();
        memory.Add("a", Answer(10));

        _time.Advance(TimeSpan.FromSeconds(400));
        Assert.NotNull(memory.Find("a"));
        _time.Advance(TimeSpan.FromSeconds(200));
        Assert.Null(memory.Find("a"));
    }

    [Fact]
    public void All_of_the_answer_is_remembered_and_its_bytes_are_copied()
    {
        var memory = Memory();
        byte[] buffer = [1, 2, 3];
        var answer = new ApiResponse { Status = 404, Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["A"] = "b" }, MediaType = "application/json", Body = buffer };
        answer.Explanation = "Not found.";
        memory.Add("a", answer);
        buffer[0] = 9;

        var found = memory.Find("a")!.Response;
        Assert.Equal((404, "application/json", "Not found.", "b"), (found.Status, found.MediaType, found.Explanation, found.Headers["A"]));
        Assert.Equal([1, 2, 3], found.Body.ToArray());
    }

    [Fact]
    public void A_newer_answer_takes_the_place_of_the_old_one()
    {
        var memory = Memory(entries: 2);
        memory.Add("a", Answer(1));
        memory.Add("b", Answer(1));
        memory.Add("a", Answer(2));

        Assert.Equal(2, memory.Find("a")!.Response.Body.Length);
        Assert.NotNull(memory.Find("b"));
    }

    [Fact]
    public void What_was_not_used_for_longest_makes_room()
    {
        var memory = Memory(entries: 2);
        memory.Add("a", Answer(1));
        memory.Add("b", Answer(1));
        memory.Find("a");
        memory.Add("c", Answer(1));

        Assert.NotNull(memory.Find("a"));
        Assert.Null(memory.Find("b"));
        Assert.NotNull(memory.Find("c"));
    }

    [Fact]
    public void All_answers_together_stay_within_their_bytes()
    {
        var memory = Memory(bytes: 5000);
        foreach (var name in new[] { "a", "b", "c" }) memory.Add(name, Answer(1500));

        Assert.Null(memory.Find("a"));
        Assert.NotNull(memory.Find("b"));
        Assert.NotNull(memory.Find("c"));
    }

    [Fact]
    public void An_answer_that_fills_the_memory_to_the_last_byte_is_kept()
    {
        var memory = Memory(bytes: 1500);
        memory.Add("a", Answer(1000)); // and 500 that every one takes

        Assert.NotNull(memory.Find("a"));
    }

    [Fact]
    public void What_was_replaced_is_not_taken_for_the_oldest()
    {
        var memory = Memory(entries: 2);
        memory.Add("a", Answer(1));
        memory.Add("b", Answer(1));
        memory.Add("a", Answer(2));
        memory.Add("c", Answer(1));

        Assert.NotNull(memory.Find("a"));
        Assert.Null(memory.Find("b"));
    }

    [Fact]
    public void The_explanation_counts_among_the_bytes()
    {
        var memory = Memory(bytes: 5000);
        var answer = Sample.Response(404);
        answer.Explanation = new string('x', 2300);
        memory.Add("a", answer);

        Assert.Null(memory.Find("a"));
    }

    [Fact]
    public void Headers_count_among_the_bytes()
    {
        var memory = Memory(bytes: 5000);
        memory.Add("a", Sample.Response(200, "", ("Long", new string('x', 2300))));

        Assert.Null(memory.Find("a"));
    }

    [Fact]
    public void An_answer_larger_than_the_memory_displaces_nothing()
    {
        var memory = Memory(bytes: 5000);
        memory.Add("a", Answer(1500));
        memory.Add("b", Answer(6000));

        Assert.NotNull(memory.Find("a"));
        Assert.Null(memory.Find("b"));
    }

    [Fact]
    public void What_is_forgotten_makes_room()
    {
        var memory = Memory(bytes: 5000);
        memory.Add("a", Answer(4000));
        _time.Advance(TimeSpan.FromSeconds(600));
        Assert.Null(memory.Find("a"));
        memory.Add("b", Answer(2000));
        memory.Add("c", Answer(1500));

        Assert.NotNull(memory.Find("b"));
    }

    [Fact]
    public void Without_a_time_nothing_is_remembered()
    {
        var memory = Memory(seconds: 0);
        memory.Add("a", Answer(1));

        Assert.Null(memory.Find("a"));
    }

    private static ApiResponse Answer(int length) => Sample.Response(200, new string('x', length));

    private AnswerMemory Memory(int seconds = 600, int entries = 100, long bytes = 1_000_000) => new(new CreditOptions
    {
        Reader = Priced.Options().Reader,
        MaxCreditsSetting = "",
        ConfirmAboveSetting = "",
        CacheLifetime = TimeSpan.FromSeconds(seconds),
        CacheEntries = entries,
        CacheBytes = bytes,
        TimeProvider = _time,
    });
}
