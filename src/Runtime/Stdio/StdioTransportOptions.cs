namespace OpenApiMcp.Runtime.Stdio;

/// <summary>The limits that a <see cref="StdioTransport"/> keeps.</summary>
public sealed record StdioTransportOptions
{
    /// <summary>How long accepted requests may take to finish after the end of input. Default: 30 seconds.</summary>
    public TimeSpan GraceTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest accepted line in bytes, without its line end. Default: 4 MiB.</summary>
    public int MaxLineLength { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many requests the server works on at once. Default: 64.</summary>
    public int MaxRequestsInFlight { get; init; } = 64;

    /// <summary>How many more requests may wait for their turn; those beyond are refused as "busy". Default: 256.</summary>
    public int MaxRequestsWaiting { get; init; } = 256;

    /// <summary>How long the lines of all accepted requests may be together, in bytes; those beyond are refused as "busy". Default: 16 MiB.</summary>
    public long MaxRequestBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Runs once, on a thread of the pool, after the first answer is written: for what a later request needs and the first need not wait for.</summary>
    public Action? AfterFirstAnswer { get; init; }

    /// <summary>The clock of <see cref="GraceTime"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What is wrong with these limits, so that a wrong setting is found at start-up; null when nothing is.</summary>
    internal string? FindProblem()
    {
        if (GraceTime < TimeSpan.Zero && GraceTime != Timeout.InfiniteTimeSpan)
            return $"{nameof(GraceTime)} must not be negative.";
        if (MaxLineLength is < 1 or > 1 << 30)
            return $"{nameof(MaxLineLength)} must be between 1 byte and 1 GiB.";
        if (MaxRequestsInFlight < 1)
            return $"{nameof(MaxRequestsInFlight)} must be at least 1.";
        if (MaxRequestBytes < 1)
            return $"{nameof(MaxRequestBytes)} must be at least 1.";
        return MaxRequestsWaiting < 0 ? $"{nameof(MaxRequestsWaiting)} must not be negative." : null;
    }
}
