using OpenApiMcp.Runtime.Stdio;

namespace OpenApiMcp.Runtime.Tests.Stdio;

public sealed class StdioTransportOptionsTests
{
    public static TheoryData<StdioTransportOptions, string> Nonsense => new()
    {
        { new() { GraceTime = TimeSpan.FromSeconds(-2) }, nameof(StdioTransportOptions.GraceTime) },
        { new() { MaxLineLength = 0 }, nameof(StdioTransportOptions.MaxLineLength) },
        { new() { MaxRequestsInFlight = 0 }, nameof(StdioTransportOptions.MaxRequestsInFlight) },
        { new() { MaxRequestBytes = 0 }, nameof(StdioTransportOptions.MaxRequestBytes) },
        { new() { MaxRequestsWaiting = -1 }, nameof(StdioTransportOptions.MaxRequestsWaiting) },
    };

    [Theory]
    [MemberData(nameof(Nonsense), DisableDiscoveryEnumeration = true)]
    public void A_senseless_limit_is_refused_by_name(StdioTransportOptions options, string limit)
    {
        var exception = Assert.Throws<ArgumentException>(() => new StdioTransport(Stream.Null, Stream.Null, options));
        Assert.StartsWith(limit, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_make_sense() => Assert.Null(new StdioTransportOptions().FindProblem());
}
