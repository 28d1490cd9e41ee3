using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Resilience;

namespace OpenApiMcp.Runtime.Tests.Resilience;

/// <summary>A limiter, a clock that the test moves, and the two ways to ask for a turn.</summary>
public abstract class LimiterTest
{
    private protected static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private const string Operation = "GET /things";

    private protected TestClock Time { get; } = new();

    private protected static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);

    private protected static Task<RequestLease> Ask(LearnedRateLimiter limiter, double? seconds = null, string operation = Operation) =>
        limiter.AcquireAsync(operation, seconds is { } time ? TimeSpan.FromSeconds(time) : Long, TestContext.Current.CancellationToken).AsTask();

    /// <summary>A lease or refusal that nobody has to wait for.</summary>
    private protected static async Task<RequestLease> NowAsync(LearnedRateLimiter limiter, string operation = Operation)
    {
        var lease = Ask(limiter, operation: operation);
        Assert.True(lease.IsCompleted);
        return await lease;
    }

    private protected static async Task LearnAsync(LearnedRateLimiter limiter, params (string Name, string Value)[] headers) =>
        (await NowAsync(limiter)).Finish(200, Headers(headers));

    /// <summary>The seconds after which a caller without much patience is told to come back.</summary>
    private protected static async Task<double> RefusalAsync(LearnedRateLimiter limiter, double patience = 0, string operation = Operation)
    {
        var refusal = Ask(limiter, patience, operation);
        Assert.True(refusal.IsCompleted);
        Assert.True((await refusal).TryGetMetadata(MetadataName.RetryAfter, out var wait));
        return wait.TotalSeconds;
    }

    private protected LearnedRateLimiter Limiter(int maxInFlight = 10, int maxWaiting = 100) => new(maxInFlight, maxWaiting, Time, NullLogger.Instance);
}
