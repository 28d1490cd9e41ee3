using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Decides whether an attempt may be repeated, and after how long.</summary>
internal static class RetryRules
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);

    /// <summary>True when repeating is allowed by the operation's retry class.</summary>
    public static bool Allows(RetryClass retry, AttemptResult result) => retry switch
    {
        RetryClass.Unsent => result.Response is { } answer ? IsRefusal(answer) : !result.Failure!.MayHaveRun && result.IsPassing,
        RetryClass.Safe => result.Response is { } answer ? answer.Status is 429 or 500 or 502 or 503 or 504 : result.IsPassing,
        _ => false,
    };

    /// <summary>
    /// How long to wait before the next attempt: exponential with jitter, and never less than the API asks for.
    /// </summary>
    /// <param name="attempt">The number of the attempt that failed, from 0.</param>
    /// <param name="jitter">From 0 up to 1; halves the wait at most.</param>
    public static TimeSpan Wait(AttemptResult result, int attempt, double jitter, DateTimeOffset now)
    {
        var backoff = FirstWait * Math.Pow(2, attempt) * (0.5 + (jitter / 2));
        var asked = result.Response is { Status: 429 or 503 } answer ? WaitTime.Read(answer.Headers, now) : null;
        return asked > backoff ? asked.Value : backoff;
    }

    /// <summary>
    /// The API said that it did not run the request: 429, or 503 with <c>Retry-After</c>. A 503 without it may come from a gateway, after the fact.
    /// </summary>
    private static bool IsRefusal(ApiResponse answer) => answer.Status == 429 || (answer.Status == 503 && answer.Headers.ContainsKey("Retry-After"));
}
