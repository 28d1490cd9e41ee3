using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OpenApiMcp.TestKit.Mcp;

/// <summary>A tool whose answer is a delegate.</summary>
public sealed class StubTool(string name, Func<CancellationToken, Task<CallToolResult>> answer) : McpServerTool
{
    private static readonly JsonElement AnyObject = JsonElement.Parse("""{"type":"object"}""");

    public override Tool ProtocolTool { get; } = new() { Name = name, Description = $"Stub {name}", InputSchema = AnyObject };

    public override IReadOnlyList<object> Metadata => [];

    public static StubTool Saying(string name, string text) => new(name, _ => Task.FromResult(Text(text)));

    public static StubTool Returning(string name, string structuredContent) =>
        new(name, _ => Task.FromResult(new CallToolResult { StructuredContent = JsonElement.Parse(structuredContent) }));

    public static StubTool Throwing(string name, Exception exception) => new(name, _ => throw exception);

    public static CallToolResult Text(string text) => new() { Content = [new TextContentBlock { Text = text }] };

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        await answer(cancellationToken);
}
