using System.Text;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Stdio;

/// <summary>A tool whose answer goes past the SDK with a second block that nobody can write.</summary>
internal sealed class UnwritableTool : McpServerTool
{
    public const string Name = "unwritable";

    public override Tool ProtocolTool { get; } = new() { Name = Name, InputSchema = JsonElement.Parse("""{"type":"object"}""") };

    public override IReadOnlyList<object> Metadata => [];

    public override ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var relay = AnswerRelay.Of(request.JsonRpcRequest)!;
        var result = ToolResult.From(Tools.Results.Response(Encoding.UTF8.GetBytes("{}"), "application/json"), shape: null, out _, relay);
        result.Content.Add(new TextContentBlock { Text = "no JSON has this number", Meta = new() { ["number"] = double.NaN } });
        return new(relay.Hand(result));
    }
}
