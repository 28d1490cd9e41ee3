namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>The answers that the stub has: a lookup, and a page of postings.</summary>
internal enum AnswerSize
{
    Small,
    Large,
}

/// <summary>One server of the comparison: how it is started, and how its tools are called.</summary>
/// <param name="Program">The executable and its arguments, for an API at this address.</param>
/// <param name="SmallCall">The params of the call with the small answer; <c>$</c> stands for a number that no other call has.</param>
/// <param name="LargeCall">The same for the large one.</param>
internal sealed record Contender(string Name, Func<Uri, string[]> Program, Func<Uri, (string Name, string Value)[]> Environment, string SmallCall, string LargeCall)
{
    /// <summary>What it takes on the disk, without the runtime that it needs.</summary>
    public required long DiskBytes { get; init; }

    /// <summary>True for the servers that the targets are compared with.</summary>
    public bool IsPeer { get; init; }

    public string CallOf(AnswerSize size) => size == AnswerSize.Small ? SmallCall : LargeCall;
}
