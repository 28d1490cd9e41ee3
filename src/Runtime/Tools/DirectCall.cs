using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// One call of a tool outside of a conversation, such as for a row of a file. It is checked, counted and capped like any other; that its user
/// agrees to the price, the caller makes sure of.
/// </summary>
public sealed class DirectCall
{
    private readonly ApiTool _tool;
    private readonly ApiCall _call;

    private DirectCall(ApiTool tool, ApiCall call) => (_tool, _call) = (tool, call);

    /// <summary>Two calls of a tool share it exactly if they ask for the same.</summary>
    public string Identity => _call.Identity;

    /// <summary>The most that the call can cost; null where nothing bounds it.</summary>
    public decimal? WorstCase => Credits.WorstCase.Of(_call);

    /// <summary>Checks the arguments and repairs what is plainly meant.</summary>
    /// <param name="problems">What is wrong with the arguments, without personal data; empty where there is a call.</param>
    public static bool TryBuild(ApiTool tool, IEnumerable<(string Name, JsonElement Value)> arguments, [NotNullWhen(true)] out DirectCall? call, out IReadOnlyList<ArgumentProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(tool);
        var given = ArgumentRepair.Run(ArgumentObject.Of(arguments), tool.ArgumentRules);
        call = given.Problems.Count > 0 ? null : new DirectCall(tool, CallBuilder.Build(tool.About, given.Arguments, isAgreed: true));
        problems = given.Problems;
        return call is not null;
    }

    /// <summary>Sends the call. Whatever comes of it is told, but for a cancellation.</summary>
    public async Task<DirectAnswer> SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _tool.CallAsStepAsync(_call, cancellationToken);
            return new()
            {
                Status = response.Status,
                Json = response.IsSuccess ? Json(response.Body) : null,
                Reason = response.Explanation,
                Remark = string.Join(' ', response.Faults) is { Length: > 0 } faults ? faults : null,
                Receipt = response.Receipt,
                IsPassing = response.Receipt is { IsPassing: true },
            };
        }
        catch (ApiFailureException failure)
        {
            return new() { Json = Json(failure.PartialBody), Reason = failure.Message, Receipt = failure.Receipt, MayHaveRun = failure.MayHaveRun };
        }
    }

    private string? Json(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return null;
        var answer = StepAnswer.Read(body, _tool.About.View);
        return answer.Base64 is { } bytes ? $$"""{"base64":"{{bytes}}"}""" : answer.Json;
    }
}

/// <summary>What came of a <see cref="DirectCall"/>.</summary>
public sealed record DirectAnswer
{
    /// <summary>The status of a complete answer; null where none came.</summary>
    public int? Status { get; init; }

    /// <summary>The answer, or what arrived of it: JSON as it came, anything else as a JSON text; null where there is nothing.</summary>
    public string? Json { get; init; }

    /// <summary>Why there is no answer, for whoever reads it; null for a success.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with how a complete answer arrived; null where nothing is.</summary>
    public string? Remark { get; init; }

    /// <summary>What the call is counted with; null where nobody counts, and for a call that could not be made into a request.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>True where no complete answer came, and the call may have run all the same.</summary>
    public bool MayHaveRun { get; init; }

    /// <summary>True when the answer only says that there is none for now.</summary>
    public bool IsPassing { get; init; }
}
