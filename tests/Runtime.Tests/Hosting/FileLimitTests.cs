using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Tests.Hosting;

public sealed class FileLimitTests
{
    [Theory]
    [InlineData(10, "only 10 files, and it needs at least 32")]
    [InlineData(31, "only 31 files")]
    public void A_limit_that_is_too_low_is_said_with_what_to_do(int limit, string expected)
    {
        var text = FileLimit.Judge((nuint)limit);

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("ulimit -n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_suffices_is_not_mentioned()
    {
        Assert.Null(FileLimit.Judge(32));
        Assert.Null(FileLimit.Judge(nuint.MaxValue));
        Assert.Null(FileLimit.Shortage());
    }
}
