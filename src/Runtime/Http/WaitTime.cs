using System.Globalization;
using System.Net.Http.Headers;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Reads how long an API asks its callers to wait.</summary>
internal static class WaitTime
{
    /// <summary>From <c>Retry-After</c>, else from <c>RateLimit-Reset</c>, else null. Never negative.</summary>
    public static TimeSpan? Read(ApiResponse response, DateTimeOffset now) =>
        RetryAfter(response, now) ?? Reset(response, "RateLimit-Reset", now) ?? Reset(response, "X-RateLimit-Reset", now);

    /// <summary>From <c>Retry-After</c> in seconds or as a date (RFC 9110, section 10.2.3).</summary>
    public static TimeSpan? RetryAfter(ApiResponse response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValue("Retry-After", out var text) || !RetryConditionHeaderValue.TryParse(text, out var value)) return null;
        var wait = value.Delta ?? value.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>APIs write seconds to wait as well as a point in time into this header; a number above 1e9 cannot be a wait.</summary>
    private static TimeSpan? Reset(ApiResponse response, string header, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValue(header, out var text)) return null;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds > 1e11) return null;
        if (seconds > 1e9) seconds = Math.Max(0, seconds - (now - DateTimeOffset.UnixEpoch).TotalSeconds);
        return TimeSpan.FromSeconds(seconds);
    }
}
