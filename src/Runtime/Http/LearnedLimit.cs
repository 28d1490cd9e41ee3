namespace OpenApiMcp.Runtime.Http;

/// <summary>A rate limit that the API's answers have told.</summary>
/// <param name="Limit">Requests in each window, or null where only the rest was told.</param>
/// <param name="Left">Requests that may still start in this window.</param>
/// <param name="ResetsIn">The time until the next window.</param>
public sealed record LearnedLimit(int? Limit, int Left, TimeSpan ResetsIn);
