using System.Net.Http.Headers;
using OpenApiMcp.Runtime.Resilience;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Reads how long an API asks its callers to wait.</summary>
internal static class WaitTime
{
    /// <summary>From <c>Retry-After</c>, else from <c>RateLimit-Reset</c>, else null. Never negative.</summary>
    public static TimeSpan? Read(IReadOnlyDictionary<string, string> headers, DateTimeOffset now) =>
        RetryAfter(headers, now) ?? RateLimitHeaders.Reset(headers, "RateLimit-Reset", now) ?? RateLimitHeaders.Reset(headers, "X-RateLimit-Reset", now);

    /// <summary>From <c>Retry-After</c> in seconds or as a date (RFC 9110, section 10.2.3).</summary>
    private static TimeSpan? RetryAfter(IReadOnlyDictionary<string, string> headers, DateTimeOffset now)
    {
        if (!headers.TryGetValue("Retry-After", out var text) || !RetryConditionHeaderValue.TryParse(text, out var value)) return null;
        var wait = value.Delta ?? value.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
