using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Composites;
using OpenApiMcp.Runtime.Tools;

namespace LeadMagic.Server.Bulk;

/// <summary>The tool that reads a bulk job's status, which also tells a client that follows the progress how many rows are done.</summary>
internal sealed class BulkProgress(McpServerTool tool) : DelegatingMcpServerTool(tool)
{
    private const string Tool = "get_bulk_status";

    /// <summary>The tool itself, unless it is the one that has a progress to tell.</summary>
    public static McpServerTool Around(McpServerTool tool) => tool.ProtocolTool.Name == Tool ? new BulkProgress(tool) : tool;

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        AnswerRelay.Decline(request);
        var result = await base.InvokeAsync(request, cancellationToken);
        if (result.IsError != true && result.StructuredContent is { ValueKind: JsonValueKind.Object } job && Done(job) is { } done)
        {
            await StepProgress.ReportAsync(request, done, Number(job, "totalRows"), "rows done", cancellationToken);
        }

        return result;
    }

    /// <summary>The rows that are over with, whatever came of them; null where the job does not say.</summary>
    private static double? Done(JsonElement job) =>
        Number(job, "processedRows") ?? (Number(job, "successfulRows") is { } successful ? successful + (Number(job, "failedRows") ?? 0) : null);

    private static double? Number(JsonElement job, string name) =>
        job.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
