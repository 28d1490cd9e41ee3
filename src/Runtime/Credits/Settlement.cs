using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>What a call is counted with once it has ended.</summary>
/// <param name="Cost">In credits; null when the call was or may have been charged and nobody knows how much.</param>
internal readonly record struct Settlement(decimal? Cost, bool IsReckoned = false, bool IsUncertain = false)
{
    /// <summary>A stated cost counts whatever the status; a success without one costs what the API set aside, else the worst case.</summary>
    public static Settlement Of(ApiResponse answer, AnswerCredits said, decimal? worstCase)
    {
        if (said.Cost is { } cost) return new(cost);
        if (!answer.IsSuccess) return OfFailure(MayHaveRun(answer), said, worstCase);
        var reckoned = said.Reserved ?? worstCase;
        return new(reckoned, IsReckoned: reckoned != 0 || worstCase != 0);
    }

    /// <summary>A failure of which the beginning of the response may have come: what that states counts.</summary>
    public static Settlement OfFailure(bool mayHaveRun, AnswerCredits said, decimal? worstCase)
    {
        if (said.Cost is { } cost) return new(cost);
        var most = said.Reserved ?? worstCase;
        return mayHaveRun && most != 0 ? new(most, IsUncertain: true) : new(0);
    }

    /// <summary>
    /// A refusal did not run. After a fault of the API or of a gateway before it, and where the API gave up waiting for the request, nobody knows.
    /// </summary>
    private static bool MayHaveRun(ApiResponse answer) => answer.Status switch
    {
        303 or 408 => true,
        503 => !answer.Headers.ContainsKey("Retry-After"),
        >= 300 and <= 499 => false,
        _ => true,
    };
}
