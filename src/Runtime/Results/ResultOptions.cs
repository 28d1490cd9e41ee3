namespace OpenApiMcp.Runtime.Results;

/// <summary>How much of an answer a result shows, and how long the whole of it is kept.</summary>
public sealed record ResultOptions
{
    /// <summary>A token is reckoned as four bytes.</summary>
    public const int BytesPerToken = 4;

    /// <summary>The most tokens of a result's text; 0 for no limit.</summary>
    public int MaxTokens { get; init; } = 8_000;

    /// <summary>True where every answer is shown whole, but for what was asked for with fields: for programs, which have no context to fill.</summary>
    public bool ShowsWhole { get; init; }

    /// <summary>The address of kept answers, up to their id.</summary>
    public string AddressPrefix { get; init; } = "results://";

    /// <summary>How long an answer is kept.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The most answers that are kept at a time.</summary>
    public int MaxResults { get; init; } = 64;

    /// <summary>The most bytes that they have together.</summary>
    public long MaxBytes { get; init; } = 32 * 1024 * 1024;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The most bytes of an answer in a result; with a note they are as many as a result may have.</summary>
    internal int Room => MaxTokens == 0 || ShowsWhole ? int.MaxValue : (MaxTokens * BytesPerToken) - AnswerNote.MaxBytes;
}
