using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class PaymentStopTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromSeconds(60);

    private readonly TestClock _time = new();
    private readonly PaymentStop _stop;

    public PaymentStopTests() => _stop = new PaymentStop(_time, Minute);

    [Fact]
    public void There_is_none_at_first()
    {
        Assert.Null(_stop.Left);
        Assert.False(_stop.End(1));
    }

    [Fact]
    public void It_ends_by_itself()
    {
        _stop.Begin(1);
        Assert.Equal(Minute, _stop.Left);
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(TimeSpan.FromSeconds(1), _stop.Left);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(_stop.Left);
        Assert.False(_stop.End(2));
    }

    [Fact]
    public void A_newer_request_that_shows_credits_ends_it()
    {
        _stop.Begin(1);

        Assert.True(_stop.End(2));
        Assert.Null(_stop.Left);
    }

    [Fact]
    public void An_older_answer_neither_ends_nor_begins_it()
    {
        _stop.Begin(2);
        Assert.False(_stop.End(1));
        Assert.Equal(Minute, _stop.Left);

        _stop.End(4);
        _stop.Begin(3);
        Assert.Null(_stop.Left);
    }

    [Fact]
    public void Another_refusal_begins_it_anew()
    {
        _stop.Begin(1);
        _time.Advance(TimeSpan.FromSeconds(30));
        _stop.Begin(2);

        Assert.Equal(Minute, _stop.Left);
    }
}
