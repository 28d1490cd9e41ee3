using System.Text;
using OpenApiMcp.Runtime.Results;

namespace OpenApiMcp.Runtime.Tests.Results;

/// <summary>Whole answers are kept in memory, for a time, and never more than a bound.</summary>
public sealed class ResultStoreTests
{
    private readonly TestClock _time = new();

    [Fact]
    public void A_kept_answer_is_found_by_its_id_and_by_its_address()
    {
        var store = Store(new());
        var kept = store.Put("{}"u8.ToArray(), "application/json")!;

        Assert.Same(kept, store.Find(kept.Id));
        Assert.Same(kept, store.Find("results://" + kept.Id));
        Assert.Equal("results://" + kept.Id, store.AddressOf(kept));
        Assert.Equal(("{}", "application/json"), (Text(kept), kept.MediaType));
    }

    [Fact]
    public void Ids_cannot_be_guessed()
    {
        var store = Store(new());
        var ids = Enumerable.Range(0, 60).Select(number => store.Put(Encoding.UTF8.GetBytes($"{number}"), "text/plain")!.Id).ToList();

        Assert.All(ids, id => Assert.Matches("^[b-z2-9]{20}$", id));
        Assert.Equal(60, ids.Distinct(StringComparer.Ordinal).Count());

        // Of 28 letters, 60 draws show fewer than 10 once in 10^15 runs: no place of an id is fixed or counts up.
        Assert.All(Enumerable.Range(0, 20), place => Assert.InRange(ids.Select(id => id[place]).Distinct().Count(), 10, 28));
        Assert.Null(store.Find("results://"));
    }

    [Fact]
    public void An_answer_is_gone_after_its_time_whether_it_was_read_or_not()
    {
        var store = Store(new() { Lifetime = TimeSpan.FromMinutes(60) });
        var id = store.Put("{}"u8.ToArray(), "application/json")!.Id;
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(store.Find(id));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(store.Find(id));
        Assert.Equal(0, store.Bytes);
    }

    [Fact]
    public void The_same_answer_is_kept_once_and_gets_its_time_anew()
    {
        var store = Store(new() { Lifetime = TimeSpan.FromMinutes(60) });
        var first = store.Put("{}"u8.ToArray(), "application/json")!;
        _time.Advance(TimeSpan.FromMinutes(59));
        var second = store.Put("{}"u8.ToArray(), "application/json")!;
        _time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(first.Id, second.Id);
        Assert.NotNull(store.Find(first.Id));
        Assert.Equal(2, store.Bytes);
        Assert.NotEqual(first.Id, store.Put("{}"u8.ToArray(), "text/plain")!.Id);
    }

    [Fact]
    public void Many_answers_never_take_more_than_their_bytes()
    {
        var store = Store(new() { MaxBytes = 10_000 });
        for (var number = 0; number < 1_000; number++)
        {
            store.Put(Encoding.UTF8.GetBytes($"{number}".PadRight(number * 7 % 3_000)), "text/plain");
            Assert.InRange(store.Bytes, 1, 10_000);
        }
    }

    [Fact]
    public void Of_too_many_answers_the_one_that_was_not_read_for_longest_goes()
    {
        var store = Store(new() { MaxResults = 2 });
        var a = store.Put("a"u8.ToArray(), "text/plain")!.Id;
        var b = store.Put("b"u8.ToArray(), "text/plain")!.Id;
        store.Find(a);
        var c = store.Put("c"u8.ToArray(), "text/plain")!.Id;

        Assert.Equal([true, false, true], new[] { a, b, c }.Select(id => store.Find(id) is not null));
    }

    [Fact]
    public void What_is_too_big_is_not_kept_and_pushes_nothing_out()
    {
        var store = Store(new() { MaxBytes = 10 });
        var kept = store.Put("small"u8.ToArray(), "text/plain")!;

        Assert.Null(store.Put("much too big"u8.ToArray(), "text/plain"));
        Assert.NotNull(store.Find(kept.Id));
    }

    [Fact]
    public void A_kept_answer_is_a_copy_and_its_text_form_has_nothing_of_it()
    {
        var buffer = "secret"u8.ToArray();
        var kept = Store(new()).Put(buffer, "text/plain")!;
        buffer.AsSpan().Clear();

        Assert.Equal("secret", Text(kept));
        Assert.Equal("StoredResult", kept.ToString());
    }

    private ResultStore Store(ResultOptions options) => new(options with { TimeProvider = _time });

    private static string Text(StoredResult kept) => Encoding.UTF8.GetString(kept.Text.Span);
}
