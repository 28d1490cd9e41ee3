using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>How one attempt ended: with an answer, or with a failure.</summary>
internal sealed class AttemptResult
{
    private AttemptResult(ApiResponse? response, ApiFailureException? failure, bool isPassing) =>
        (Response, Failure, IsPassing) = (response, failure, isPassing);

    public ApiResponse? Response { get; }

    public ApiFailureException? Failure { get; }

    /// <summary>True for a failure that the next attempt may not meet, such as a time-out; false for an answer that is too large.</summary>
    public bool IsPassing { get; }

    public static AttemptResult Answered(ApiResponse response) => new(response, null, isPassing: false);

    public static AttemptResult Failed(ApiFailureException failure, bool isPassing = true) => new(null, failure, isPassing);

    /// <summary>Nothing was sent, by our own decision; trying again at once would not change it.</summary>
    public static AttemptResult Refused(ApiFailureException failure) => new(null, failure, isPassing: false);
}
