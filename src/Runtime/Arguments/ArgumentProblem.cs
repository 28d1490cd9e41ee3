namespace OpenApiMcp.Runtime.Arguments;

/// <summary>One violation of one rule by one value.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) from the arguments' root to the value; empty for the root itself.</param>
/// <param name="Rule">The schema keyword that was violated.</param>
/// <param name="Actual">The value, or what is missing; never a secret, and a free text only by its length.</param>
/// <param name="Expected">What would have been right, in words.</param>
/// <param name="Suggestion">What to do about it, such as the nearest valid name; null when there is nothing to add.</param>
public sealed record ArgumentProblem(string Pointer, string Rule, string Actual, string Expected, string? Suggestion = null)
{
    /// <summary>The pointer for texts: names that only the caller knows stand there only where they look like words.</summary>
    public string Place { get; init; } = Pointer;
}
