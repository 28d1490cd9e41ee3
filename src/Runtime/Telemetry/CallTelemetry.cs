using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;

namespace OpenApiMcp.Runtime.Telemetry;

/// <summary>
/// Traces and measures calls of tools, for OpenTelemetry and others that listen to <see cref="Name"/>. It tells names of tools, times, counts and
/// kinds of failure, and nothing of arguments or answers. A tool without one pays nothing for it.
/// </summary>
public sealed class CallTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "OpenApiMcp";

    private const string ToolTag = "gen_ai.tool.name";
    private const string ErrorTag = "error.type";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;
    private readonly Counter<double> _credits;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _retries;

    /// <param name="time">The clock; null for the real one.</param>
    public CallTelemetry(TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _duration = _meter.CreateHistogram<double>("mcp.server.operation.duration", "s", "How long calls of tools take.");
        _credits = _meter.CreateCounter<double>("openapi_mcp.credits", "{credit}", "Credits that calls cost or may have cost.");
        _hits = _meter.CreateCounter<long>("openapi_mcp.cache.hits", "{call}", "Calls that were answered from memory.");
        _retries = _meter.CreateCounter<long>("openapi_mcp.retries", "{attempt}", "Attempts after the first.");
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    /// <summary>Makes a call of a tool, and tells how long it took and what it came to.</summary>
    internal async ValueTask<CallToolResult> FollowAsync(string tool, Func<ValueTask<CallToolResult>> call)
    {
        var span = _source.StartActivity($"tools/call {tool}", ActivityKind.Server);
        span?.SetTag("mcp.method.name", "tools/call").SetTag(ToolTag, tool);
        var start = _time.GetTimestamp();
        string? error = "cancelled";
        try
        {
            var result = await call();
            error = result.IsError == true ? "tool_error" : null;
            if (result.Meta?[Receipt.MetaKey] is JsonObject receipt) Tell(() => Count(tool, receipt, span));
            return result;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            error = fault.GetType().Name;
            throw;
        }
        finally
        {
            Tell(() => End(tool, _time.GetElapsedTime(start), error, span));
        }
    }

    /// <summary>Counts an attempt that repeats a request.</summary>
    internal void Retried(string tool)
    {
        Tell(() =>
        {
            _retries.Add(1, new KeyValuePair<string, object?>(ToolTag, tool));
            Activity.Current?.AddEvent(new("retry"));
        });
    }

    /// <summary>A listener that throws must not cost an answer that was paid for.</summary>
    private static void Tell(Action what)
    {
        try
        {
            what();
        }
        catch (Exception)
        {
            // It is its listener's own affair.
        }
    }

    private void Count(string tool, JsonObject receipt, Activity? span)
    {
        var tag = new KeyValuePair<string, object?>(ToolTag, tool);
        var cost = receipt["cost"] is JsonValue number && number.TryGetValue<decimal>(out var credits) ? (double)credits : 0;
        var isHit = receipt["cached"] is JsonValue flag && flag.TryGetValue<bool>(out var cached) && cached;
        if (cost > 0) _credits.Add(cost, tag);
        if (isHit) _hits.Add(1, tag);
        span?.SetTag("openapi_mcp.credits", cost).SetTag("openapi_mcp.cached", isHit);
    }

    private void End(string tool, TimeSpan duration, string? error, Activity? span)
    {
        var tags = new TagList { { ToolTag, tool } };
        if (error is not null)
        {
            tags.Add(ErrorTag, error);
            span?.SetTag(ErrorTag, error).SetStatus(ActivityStatusCode.Error);
        }

        _duration.Record(duration.TotalSeconds, tags);
        span?.Dispose();
    }
}
