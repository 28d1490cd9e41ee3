using OpenApiMcp.Runtime.Resilience;

namespace OpenApiMcp.Runtime.Tests.Resilience;

public sealed class RateLimitHeadersTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData("RateLimit-", 0)]
    [InlineData("X-RateLimit-", 0)]
    [InlineData("X-RateLimit-RPS-", 1)]
    public void Each_limit_has_its_own_names(string prefix, int index)
    {
        var headers = Headers((prefix + "Limit", "10, 10;w=60"), (prefix + "Remaining", "4;w=60"), (prefix + "Reset", "30"));

        Assert.Equal(new RateLimitHint(10, 4, TimeSpan.FromSeconds(30)), RateLimitHeaders.Read(headers, index, Now));
        Assert.Null(RateLimitHeaders.Read(headers, 1 - index, Now));
    }

    [Fact]
    public void The_standard_names_come_before_the_older_ones() => Assert.Equal(
        3,
        RateLimitHeaders.Read(Headers(("X-RateLimit-Remaining", "9"), ("X-RateLimit-Reset", "9"), ("RateLimit-Remaining", "3"), ("RateLimit-Reset", "3")), 0, Now)?.Left);

    [Theory]
    [InlineData("60", 60)]
    [InlineData("1800000042", 42)]
    [InlineData("1799999999", 0)]
    [InlineData("301", 300)]
    public void A_reset_is_a_wait_or_a_point_in_time_and_is_believed_for_five_minutes(string reset, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RateLimitHeaders.Read(Headers(("RateLimit-Remaining", "3"), ("RateLimit-Reset", reset)), 0, Now)?.Reset);

    [Theory]
    [InlineData(";w=60")]
    [InlineData("-3")]
    [InlineData("many")]
    [InlineData("")]
    public void What_is_no_number_says_nothing(string left) => Assert.Null(RateLimitHeaders.Read(Headers(("RateLimit-Remaining", left), ("RateLimit-Reset", "3")), 0, Now));

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
}
