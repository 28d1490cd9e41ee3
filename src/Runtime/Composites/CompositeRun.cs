using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Composites;

/// <summary>One call of a composite tool on its way: makes the steps, as long as the ceiling leaves room for them, and keeps what came of each.</summary>
public sealed class CompositeRun
{
    private readonly ApiCall _call;
    private readonly IReadOnlyDictionary<string, ApiTool> _tools;
    private readonly decimal _ceiling;
    private readonly CreditHold? _hold;
    private readonly CancellationToken _cancellationToken;
    private readonly List<Step> _steps = [];
    private CompositePart? _part;
    private string? _stop;
    private int _done;

    internal CompositeRun(ApiCall call, IReadOnlyDictionary<string, ApiTool> tools, decimal ceiling, CreditHold? hold, CancellationToken cancellationToken)
    {
        _call = call;
        _tools = tools;
        _ceiling = ceiling;
        _hold = hold;
        _cancellationToken = cancellationToken;
    }

    /// <summary>How many steps there are at most, for whoever follows the progress; null where a step may make the others needless.</summary>
    public int? Total { get; set; }

    internal IReadOnlyList<Step> Steps => _steps;

    internal decimal Spent => _steps.Sum(step => step.Credits);

    /// <summary>An argument of the composite tool; null where the caller left it out.</summary>
    public JsonElement? Argument(string name) => _call.Arguments.TryGetProperty(name, out var value) ? value : null;

    /// <summary>Begins a part of the result, such as one person of several: the answers that follow stand in it.</summary>
    /// <param name="list">The member of the result that lists such parts.</param>
    /// <param name="name">The member that tells the part from others.</param>
    public void BeginPart(string list, string name, JsonElement value) => _part = new(list, name, value);

    /// <summary>Calls a tool, unless the ceiling leaves too little or the API has refused the key or payment. Whatever comes of it, the run goes on.</summary>
    /// <param name="isFound">True for an answer that has what was asked for.</param>
    /// <param name="arguments">The tool's arguments; one whose value is null is left out.</param>
    public async Task<StepResult> CallAsync(string tool, Func<JsonElement, bool> isFound, params (string Name, JsonElement? Value)[] arguments)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var given = ArgumentObject.Of(arguments.Where(argument => argument.Value is not null).Select(argument => (argument.Name, argument.Value!.Value)));
        var call = CallBuilder.Build(_tools[tool].About, given, _call.Context, isAgreed: true, _hold);
        return await AddAsync(Obstacle(call) ?? await SendAsync(_tools[tool], call, isFound));
    }

    /// <summary>Notes a step that is not made.</summary>
    public Task<StepResult> SkipAsync(string tool, string reason) => AddAsync(new Step(tool, StepStatus.Skipped) { Reason = reason });

    /// <summary>Counts a step as done that has turned out not to exist.</summary>
    public void PassOver() => _done++;

    private async Task<StepResult> AddAsync(Step step)
    {
        _steps.Add(step with { Part = _part });
        _done++;
        await StepProgress.ReportAsync(_call.Context, _done, Total, $"{step.Tool}: {CompositeAnswer.Spell(step.Status)}", _cancellationToken);
        return new(step.Status, step.Answer?.Value);
    }

    /// <summary>The step that is not made, where something stands in its way.</summary>
    private Step? Obstacle(ApiCall call)
    {
        var name = call.Tool.Name;
        if (_stop is not null) return new(name, StepStatus.Skipped) { Reason = _stop };
        var problems = ArgumentCheck.Run(call.Arguments, _tools[name].ArgumentRules);
        if (problems.Count > 0) return new(name, StepStatus.Failed) { Reason = ProblemText.Write(name, problems) };
        var left = Math.Max(0, _ceiling - Spent);
        if (WorstCase.Of(call) is not { } price) return new(name, StepStatus.Skipped) { Reason = "nothing bounds what it may cost" };
        return price <= left ? null : new(name, StepStatus.Skipped)
        {
            Reason = $"it may cost {CreditTexts.Amount(price)}, and {CreditTexts.Number(left)} of the {CreditTexts.Number(_ceiling)} for this call are left",
        };
    }

    private async Task<Step> SendAsync(ApiTool tool, ApiCall call, Func<JsonElement, bool> isFound)
    {
        try
        {
            var response = await tool.CallAsStepAsync(call, _cancellationToken);
            return Counted(response.IsSuccess ? Answered(tool, response, isFound) : Refused(tool, response), call, response.Receipt);
        }
        catch (ApiFailureException failure)
        {
            var part = failure.PartialBody.IsEmpty ? null : StepAnswer.Read(failure.PartialBody, tool.About.View);
            return Counted(new(tool.About.Name, StepStatus.Failed) { Reason = failure.Message, Answer = part }, call, failure.Receipt);
        }
    }

    private static Step Answered(ApiTool tool, ApiResponse response, Func<JsonElement, bool> isFound)
    {
        if (response.Body.IsEmpty) return new(tool.About.Name, StepStatus.Miss);
        var answer = StepAnswer.Read(response.Body, tool.About.View);
        if (response.Receipt is { IsPassing: true }) return new(tool.About.Name, StepStatus.Failed) { Answer = answer, Reason = "the API has no answer to this for now; try later" };
        var status = answer.Value is not { } value || isFound(value) ? StepStatus.Found : StepStatus.Miss;
        var faults = string.Join(' ', response.Faults);
        return new(tool.About.Name, status) { Answer = answer, Drift = tool.FindDrift(answer), Reason = faults.Length == 0 ? null : faults };
    }

    private Step Refused(ApiTool tool, ApiResponse response)
    {
        var name = tool.About.Name;
        if (response.Status == 404) return new(name, StepStatus.Miss);
        _stop = response.Status switch
        {
            401 => $"the API did not accept the key for {name} (401)",
            402 => $"the API refused {name} for want of credits (402)",
            _ => null,
        };
        return new(name, StepStatus.Failed) { Reason = response.Explanation };
    }

    /// <summary>The step with what it cost; without a receipt nobody counts, since nothing is spent.</summary>
    private static Step Counted(Step step, ApiCall call, Receipt? receipt) =>
        step with { Receipt = receipt, Credits = receipt is null ? 0 : receipt.Cost ?? WorstCase.Of(call) ?? 0 };
}
