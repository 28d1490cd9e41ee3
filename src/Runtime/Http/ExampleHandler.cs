using System.Net;
using System.Net.Http.Headers;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Answers every request with the document's own example for its tool, without a network.</summary>
public sealed class ExampleHandler : HttpMessageHandler
{
    private readonly Dictionary<ToolDefinition, ApiTool> _tools = [];

    /// <summary>The tools whose examples are the answers.</summary>
    public void Add(IEnumerable<ApiTool> tools)
    {
        foreach (var tool in tools) _tools.Add(tool.About, tool);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var tool = request.Options.TryGetValue(ApiConnection.ToolKey, out var definition) ? _tools.GetValueOrDefault(definition) : null;
        var answer = tool is null ? [] : tool.ExampleAnswer.ToArray();
        var response = new HttpResponseMessage(answer.Length > 0 ? HttpStatusCode.OK : HttpStatusCode.NotImplemented)
        {
            RequestMessage = request,
            Content = new ByteArrayContent(answer.Length > 0 ? answer : """{"title":"The document has no example answer for this operation."}"""u8.ToArray()),
        };
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return Task.FromResult(response);
    }
}
