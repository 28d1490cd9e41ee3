using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Credits;

/// <summary>Finds what an answer says about credits, in the way of one API.</summary>
public interface ICreditReader
{
    /// <summary>Reads any answer, errors included, and never throws: an answer that cannot be understood says nothing.</summary>
    AnswerCredits Read(ToolDefinition tool, ApiResponse answer);
}

/// <summary>What an answer says about credits; nothing of it need be there.</summary>
public readonly record struct AnswerCredits
{
    /// <summary>What the call was charged.</summary>
    public decimal? Cost { get; init; }

    /// <summary>What the API set aside for the call: at most that was charged.</summary>
    public decimal? Reserved { get; init; }

    /// <summary>What the account has left.</summary>
    public decimal? Balance { get; init; }

    /// <summary>True when the call's very purpose was to read the balance, so that it is as the account has it.</summary>
    public bool IsBalanceRead { get; init; }

    /// <summary>True when the response states a cost that is not a number, or is below zero.</summary>
    public bool IsUnreadable { get; init; }

    /// <summary>True when the answer only says that there is none for now: it is not remembered, so that the call can be made again.</summary>
    public bool IsPassing { get; init; }
}
