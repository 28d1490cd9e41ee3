using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Telemetry;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>
/// A tool made from one operation. It checks the arguments, repairs what is plainly meant, sorts them into a call, and passes the answer
/// on as it came; everything that goes wrong becomes a result that the model can act on.
/// </summary>
public abstract class ApiTool : McpServerTool
{
    /// <summary>No operation has as many; a line could hold half a million.</summary>
    internal const int MaxArguments = 1_000;

    private readonly Lazy<AnswerShape?> _answerShape;
    private Tool? _protocolTool;

    protected ApiTool(ToolDefinition definition)
    {
        About = definition;
        ArgumentRules = Check;
        _answerShape = new(() => OutputSchema.IsEmpty ? null : AnswerShape.Read(OutputSchema));
    }

    /// <summary>Receives the events of this tool; never an argument or a part of an answer.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>What the document says about the operation.</summary>
    public ToolDefinition About { get; }

    /// <summary>The rules of the arguments, for a check without a call.</summary>
    public SchemaRule ArgumentRules { get; }

    /// <summary>Where the whole of answers is kept that a result does not show whole; null where nothing is cut.</summary>
    public ResultStore? Results { get; set; }

    /// <summary>Traces and measures the calls; null where nobody asks.</summary>
    public CallTelemetry? Telemetry { get; set; }

    public override Tool ProtocolTool => _protocolTool ??= Describe();

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>The document's example of a call's arguments as JSON; empty where it has none.</summary>
    public virtual ReadOnlySpan<byte> ExampleArguments => default;

    /// <summary>The document's example of an answer as JSON; empty where it has none.</summary>
    public virtual ReadOnlySpan<byte> ExampleAnswer => default;

    /// <summary>The arguments' schema in JSON Schema 2020-12; its root is a plain object.</summary>
    protected abstract ReadOnlySpan<byte> InputSchema { get; }

    /// <summary>
    /// What every answer is as structured content, in JSON Schema 2020-12; its root is a plain, open object. Empty for a tool without one.
    /// Answers are checked against it as far as <see cref="AnswerShape"/> understands it.
    /// </summary>
    protected virtual ReadOnlySpan<byte> OutputSchema => default;

    public override ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        Telemetry is null ? AnswerAsync(request, cancellationToken) : Telemetry.FollowAsync(About.Name, () => AnswerAsync(request, cancellationToken));

    /// <summary>Makes a call that another tool has built and checked: one step of several.</summary>
    internal Task<ApiResponse> CallAsStepAsync(ApiCall call, CancellationToken cancellationToken) => CallAsync(call, cancellationToken);

    /// <summary>Finds and logs where the answer to a step is not what this tool publishes; null where it is, or is too deep to tell.</summary>
    internal AnswerDrift? FindDrift(StepAnswer answer)
    {
        if (_answerShape.Value is not { } shape || (answer.IsJson && answer.Value is null)) return null;
        var drift = answer.IsJson ? AnswerCheck.Find(new(Encoding.UTF8.GetBytes(answer.Json)), shape) : AnswerDrift.NotJson("text");
        if (drift is not null) Logger.AnswerDrifted(About.Name, drift.Place, drift.Expected, drift.Found);
        return drift;
    }

    /// <summary>Applies the rules of the arguments' schema.</summary>
    protected abstract void Check(ref SchemaChecker value);

    /// <summary>Sends the call through the generated client.</summary>
    protected abstract Task<ApiResponse> CallAsync(ApiCall call, CancellationToken cancellationToken);

    private ValueTask<CallToolResult> AnswerAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        if (request.Params?.Arguments is { Count: > MaxArguments and var count }) return new(ToolResult.Problem(ProblemText.TooMany(About.Name, count, MaxArguments)));
        var arguments = ArgumentObject.From(request.Params?.Arguments);
        var given = ArgumentRepair.Run(arguments, ArgumentRules);
        if (given.Problems.Count > 0) return new(ToolResult.Problem(ProblemText.Write(About.Name, given.Problems, ExampleCall.Of(this))));
        return new(SendAsync(given, request, cancellationToken));
    }

    private async Task<CallToolResult> SendAsync(RepairedArguments given, RequestContext<CallToolRequestParams> context, CancellationToken cancellationToken)
    {
        var arguments = given.Arguments;
        var fields = ChosenFields.Take(ref arguments, About.View?.FieldsArgument);
        var relay = AnswerRelay.Of(context.JsonRpcRequest);
        var shown = new ShownAnswer(About, fields, Results) { Shape = _answerShape.Value, Relay = relay }; // read before anything is paid for
        CallToolResult result;
        try
        {
            var response = await CallAsync(CallBuilder.Build(About, IdempotencyKey.AddTo(About, arguments), context), cancellationToken);
            result = response.Faults.Aggregate(shown.Of(response), ToolResult.WithNote);
            if (shown.Drift is { } drift) Logger.AnswerDrifted(About.Name, drift.Place, drift.Expected, drift.Found);
        }
        catch (ApiFailureException failure)
        {
            result = shown.Of(failure);
        }

        if (given.Repairs.Count > 0) result = ToolResult.WithNote(result, ProblemText.WriteRepairs(given.Repairs));
        return relay?.Hand(result) ?? result;
    }

    private Tool Describe() => new()
    {
        Name = About.Name,
        Title = About.Title,
        Description = About.Description,
        InputSchema = JsonElement.Parse(InputSchema),
        OutputSchema = OutputSchema.IsEmpty ? null : JsonElement.Parse(OutputSchema),
        Annotations = new()
        {
            ReadOnlyHint = About.Hints.ReadOnly,
            DestructiveHint = About.Hints.Destructive,
            IdempotentHint = About.Hints.Idempotent,
            OpenWorldHint = About.Hints.OpenWorld,
        },
    };
}
