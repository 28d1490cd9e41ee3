using System.Text.Json;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Composites;

/// <summary>What came of a step.</summary>
public enum StepStatus
{
    /// <summary>The API had what was asked for.</summary>
    Found,

    /// <summary>The API had nothing, or nothing sufficient.</summary>
    Miss,

    /// <summary>The call was refused, or got no complete answer.</summary>
    Failed,

    /// <summary>The call was not made.</summary>
    Skipped,
}

/// <summary>What a step brought to the one that follows.</summary>
/// <param name="Answer">The API's answer as an object; null where there is none that can be read.</param>
public readonly record struct StepResult(StepStatus Status, JsonElement? Answer)
{
    public bool IsFound => Status == StepStatus.Found;
}

/// <summary>One step of a composite tool, as its result reports it.</summary>
internal sealed record Step(string Tool, StepStatus Status)
{
    /// <summary>What the step was counted with.</summary>
    public decimal Credits { get; init; }

    /// <summary>Why it failed or was skipped.</summary>
    public string? Reason { get; init; }

    public Receipt? Receipt { get; init; }

    public StepAnswer? Answer { get; init; }

    /// <summary>Where the answer is not what its tool publishes, or null.</summary>
    public AnswerDrift? Drift { get; init; }

    /// <summary>The part of the result that the step belongs to; null for the result itself.</summary>
    public CompositePart? Part { get; init; }
}

/// <summary>A part of a composite's result, such as one person of several.</summary>
/// <param name="List">The member of the result that lists such parts.</param>
/// <param name="Name">The member that tells the part from others.</param>
internal sealed record CompositePart(string List, string Name, JsonElement Value);
