using System.Globalization;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>What one answer says about one rate limit.</summary>
/// <param name="Limit">Requests in a whole window, where the answer says so.</param>
/// <param name="Left">Requests that are left in this window.</param>
/// <param name="Reset">How long this window still lasts.</param>
internal readonly record struct RateLimitHint(int? Limit, int Left, TimeSpan Reset);

/// <summary>
/// Reads rate limits from an answer's headers. They are hints from outside: what makes no sense is taken for absent, and what is too
/// large is cut down, so that no header can stop a server.
/// </summary>
internal static class RateLimitHeaders
{
    /// <summary>The longest time for which a header is believed; after it a request is sent to hear anew.</summary>
    public static readonly TimeSpan LongestTrust = TimeSpan.FromMinutes(5);

    private const int Many = 1_000_000;

    /// <summary>A number above it cannot be a wait in seconds; it is a point in time, in seconds since 1970.</summary>
    private const double FirstPointInTime = 1e9;

    private const double LastPointInTime = 1e11;

    /// <summary>The names of each limit; the first that an answer carries count.</summary>
    private static readonly LimitNames[][] Names = [[new("RateLimit-"), new("X-RateLimit-")], [new("X-RateLimit-RPS-")]];

    /// <summary>How many limits <see cref="Read"/> tells apart.</summary>
    public static int Count => Names.Length;

    /// <summary>The hint about one limit; null where the answer does not say both what is left and until when.</summary>
    /// <param name="index">Which limit: 0 the usual one, 1 the one per second.</param>
    public static RateLimitHint? Read(IReadOnlyDictionary<string, string> headers, int index, DateTimeOffset now)
    {
        foreach (var names in Names[index])
        {
            if (Number(headers, names.Remaining) is not { } left) continue;
            var reset = Reset(headers, names.Reset, now) ?? (index == 1 ? TimeSpan.FromSeconds(1) : null);
            if (reset is not { } time) continue;
            var limit = Number(headers, names.Limit);
            return new RateLimitHint(limit >= 1 ? (int)Math.Min(limit.Value, Many) : null, (int)Math.Clamp(left, 0, Many), Cut(time));
        }

        return null;
    }

    /// <summary>A wait as it stands in a <c>Reset</c> header: seconds from now, or seconds since 1970. Never negative.</summary>
    public static TimeSpan? Reset(IReadOnlyDictionary<string, string> headers, string name, DateTimeOffset now)
    {
        if (Number(headers, name) is not { } seconds || seconds > LastPointInTime) return null;
        if (seconds > FirstPointInTime) seconds -= (now - DateTimeOffset.UnixEpoch).TotalSeconds;
        return TimeSpan.FromSeconds(Math.Max(0, seconds));
    }

    /// <summary>At most <see cref="LongestTrust"/>.</summary>
    public static TimeSpan Cut(TimeSpan time) => time < LongestTrust ? time : LongestTrust;

    /// <summary>The number that a header begins with; policies may follow it (<c>100, 100;w=60</c>).</summary>
    private static double? Number(IReadOnlyDictionary<string, string> headers, string name)
    {
        if (!headers.TryGetValue(name, out var text)) return null;
        var end = text.AsSpan().IndexOfAny(',', ';');
        var number = end < 0 ? text : text.AsSpan(0, end);
        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return double.TryParse(number, Styles, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;
    }

    /// <summary>The headers of one limit.</summary>
    private sealed class LimitNames(string prefix)
    {
        public string Remaining { get; } = prefix + "Remaining";

        public string Reset { get; } = prefix + "Reset";

        public string Limit { get; } = prefix + "Limit";
    }
}
