using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Enrich;

/// <summary>What has become of a row.</summary>
internal enum RowStatus
{
    /// <summary>Not called yet, or the call was held back: the next run takes it up.</summary>
    Skipped,

    Found,

    /// <summary>The API found nothing, or charged nothing for its answer where the price says so.</summary>
    NotFound,

    /// <summary>The call failed, and another may fare better.</summary>
    Failed,

    /// <summary>The row has no value that the tool needs, or one that it cannot take: nothing is sent for it.</summary>
    NoInput,

    /// <summary>The API refused what the row asks for, and would refuse it again.</summary>
    Refused,
}

/// <summary>What came of a row's call.</summary>
/// <param name="IsUncertain">True where nobody knows whether the call was charged.</param>
/// <param name="Error">Why there is no answer, or what is wrong with how it arrived; never a value of the row.</param>
/// <param name="Answer">The answer as JSON.</param>
internal sealed record RowOutcome(RowStatus Status, decimal Credits = 0, bool IsUncertain = false, string? Error = null, string? Answer = null)
{
    /// <summary>On one line, for a cell.</summary>
    public string? Error { get; init; } = Error?.ReplaceLineEndings(" ");

    /// <summary>A row whose call has begun and whose answer nobody has seen.</summary>
    public static RowOutcome Interrupted(decimal worstCase) =>
        new(RowStatus.Failed, worstCase, IsUncertain: true, "the run ended before the answer came, and the call may have been charged; --retry-uncertain repeats it");

    /// <summary>True where nothing is left to do for the row.</summary>
    public bool IsSettled => Status is RowStatus.Found or RowStatus.NotFound or RowStatus.NoInput or RowStatus.Refused;

    /// <summary>True where another run would not call again by itself.</summary>
    public bool IsFinal => IsSettled || IsUncertain;

    /// <summary>Judges an answer. A skipped row with an error stops the run: the next row would fare no better.</summary>
    public static RowOutcome Of(DirectAnswer answer, ToolDefinition tool, decimal? worstCase)
    {
        var credits = answer.Receipt is { } receipt ? receipt.Cost ?? worstCase ?? 0 : 0;
        var isUncertain = answer.MayHaveRun || answer.Receipt is { IsUncertain: true };
        return answer.Status switch
        {
            null when isUncertain => new(RowStatus.Failed, credits, IsUncertain: true, answer.Reason, answer.Json),
            null when answer.Receipt is not null => new(RowStatus.Skipped, 0, Error: answer.Reason),
            null => new(RowStatus.NoInput, 0, Error: answer.Reason),
            404 => new(RowStatus.NotFound, credits),
            401 or 402 or 403 or 407 or 429 when credits == 0 => new(RowStatus.Skipped, 0, Error: answer.Reason),
            >= 400 and <= 499 and not (401 or 402 or 403 or 407 or 408 or 409 or 425 or 429) when !isUncertain => new(RowStatus.Refused, credits, Error: answer.Reason),
            >= 200 and <= 299 when answer.IsPassing && credits == 0 => new(RowStatus.Failed, Error: "the API has no result for this yet", Answer: answer.Json),
            >= 200 and <= 299 => new(IsFree(answer, tool) ? RowStatus.NotFound : RowStatus.Found, credits, Error: answer.Remark, Answer: answer.Json),

            // A charge that the API states for a failure is not risked again, either.
            _ => new(RowStatus.Failed, credits, isUncertain || credits > 0, answer.Reason, answer.Json),
        };
    }

    private static bool IsFree(DirectAnswer answer, ToolDefinition tool) => tool.Credits?.FreeWhen is not null && answer.Receipt is { Cost: 0, Age: null, IsShared: false };
}
