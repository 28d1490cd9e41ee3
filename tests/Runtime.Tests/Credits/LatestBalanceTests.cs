using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Tests.Credits;

public sealed class LatestBalanceTests
{
    private readonly LatestBalance _balance = new();

    [Fact]
    public void It_is_not_known_at_first() => Assert.Null(_balance.Credits);

    [Fact]
    public void The_newest_request_wins_whatever_order_the_answers_come_in()
    {
        _balance.Note(2, 20);
        _balance.Note(1, 30);

        Assert.Equal(20, _balance.Credits);
        _balance.Note(3, 10);
        Assert.Equal(10, _balance.Credits);
    }
}
