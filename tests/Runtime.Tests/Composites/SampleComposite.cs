using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenApiMcp.Runtime.Arguments;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Composites;

/// <summary>Calls three tools one after the other, of 1, 4 and 2 credits; an answer that has no member <c>hit</c> is a miss.</summary>
internal sealed class SampleComposite(IApiConnection connection, CreditControl? credits = null, ILogger? logger = null)
    : CompositeTool(Definition, Tools(credits ?? connection, logger ?? NullLogger.Instance), credits)
{
    private static readonly ToolDefinition Definition = new()
    {
        Name = "do_all",
        Title = "Do all",
        Description = "Does all.",
        Operation = "several calls: one, two, three",
        Hints = new(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: true),
        Retry = RetryClass.Unsent,
        Credits = new() { Base = 7, CeilingArgument = "max_credits" },
    };

    /// <summary>Makes the steps; the usual three unless a test has others.</summary>
    public Func<CompositeRun, Task> Steps { get; init; } = async run =>
    {
        run.Total = 3;
        foreach (var tool in (string[])["one", "two", "three"]) await run.CallAsync(tool, IsHit, ("q", run.Argument("q")));
    };

    protected override ReadOnlySpan<byte> InputSchema => """{"type":"object","properties":{"q":{},"max_credits":{"type":"number"}}}"""u8;

    public static bool IsHit(JsonElement answer) => answer.TryGetProperty("hit", out _);

    protected override void Check(ref SchemaChecker value)
    {
        value.Property("max_credits", static (ref value) => value.Type(JsonTypes.Number));
        value.NoOtherProperties("q", "max_credits");
    }

    protected override decimal MostFor(JsonElement arguments) => PriceOf("one") + PriceOf("two") + PriceOf("three");

    protected override Task RunAsync(CompositeRun run) => Steps(run);

    private static StepTool[] Tools(IApiConnection connection, ILogger logger) =>
        [.. new (string Name, decimal? Price)[] { ("one", 1), ("two", 4), ("three", 2), ("unpriced", null) }.Select(tool => new StepTool(connection, tool.Name, tool.Price) { Logger = logger })];
}
