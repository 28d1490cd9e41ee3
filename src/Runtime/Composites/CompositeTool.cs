using System.Text.Json;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Composites;

/// <summary>
/// A tool that is written by hand on top of others: it makes several calls, one after the other, within one ceiling of credits, and gives
/// all their answers as one. Memory, sharing and the cap hold for each call; the user is asked once, before the first.
/// </summary>
/// <param name="definition">What the tool says about itself; its price is the most that it may cost, and names the argument that lowers it.</param>
/// <param name="tools">The tools that it may call, whether or not they are offered themselves.</param>
/// <param name="credits">Guards the credits of the session; null where nothing is spent.</param>
public abstract class CompositeTool(ToolDefinition definition, IEnumerable<ApiTool> tools, CreditControl? credits) : ApiTool(definition)
{
    private readonly Dictionary<string, ApiTool> _tools = tools.ToDictionary(tool => tool.About.Name, StringComparer.Ordinal);

    /// <summary>What every result has; the answers of the API stand beside it, as the schemas of their tools say.</summary>
    protected sealed override ReadOnlySpan<byte> OutputSchema =>
        """{"type":"object","properties":{"steps":{"type":"array","items":{"type":"object"}},"spent":{"type":"number"}}}"""u8;

    /// <summary>The most that the calls for these arguments can cost together.</summary>
    protected abstract decimal MostFor(JsonElement arguments);

    /// <summary>Makes the calls, by way of <paramref name="run"/>.</summary>
    protected abstract Task RunAsync(CompositeRun run);

    protected sealed override async Task<ApiResponse> CallAsync(ApiCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var ceiling = Math.Min(MostFor(call.Arguments), CeilingOf(call));

        // A question may end this call here, to be made again with the answer: nothing has been paid for yet.
        if (credits is not null && !call.IsAgreed) await credits.AgreeAsync(call, ceiling, cancellationToken);
        using var hold = credits?.Hold(call.Tool, ceiling);
        var run = new CompositeRun(call, _tools, ceiling, hold, cancellationToken);
        await RunAsync(run);
        return CompositeAnswer.Write(About, run, credits?.Standing());
    }

    /// <summary>What one call of a tool costs at most.</summary>
    protected decimal PriceOf(string tool) => _tools[tool].About.Credits!.Base;

    private static decimal CeilingOf(ApiCall call) =>
        call.Tool.Credits?.CeilingArgument is { } name && call.Arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var credits)
            ? credits
            : decimal.MaxValue;
}
