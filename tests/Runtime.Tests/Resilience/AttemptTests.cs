using OpenApiMcp.Runtime.Resilience;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>What proves that the API saw nothing of a request.</summary>
public sealed class AttemptTests
{
    private readonly Attempt _attempt = new(RetryClass.Unsent) { Monitored = true };

    [Theory]
    [InlineData(1, 16 * 1024, true)]
    [InlineData(1, (16 * 1024) + 1, false)]
    [InlineData(2, 10, false)]
    public void Only_a_refused_first_write_that_fits_into_a_buffer_is_one(int writes, int length, bool isUnsent)
    {
        for (var write = 0; write < writes; write++) _attempt.Write(this);
        _attempt.Unwrite(length);

        Assert.Equal((isUnsent, isUnsent), (_attempt.CertainlyUnsent, _attempt.FoundReset));
    }

    [Fact]
    public void A_request_that_may_not_be_repeated_is_not_written_to_a_second_connection()
    {
        _attempt.Write("one");

        Assert.Contains("may not be repeated", Assert.Throws<IOException>(() => _attempt.Write("two")).Message, StringComparison.Ordinal);
    }
}
