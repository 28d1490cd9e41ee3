using System.Net;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Tools;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class ExampleHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_tool_is_answered_with_its_example()
    {
        using var response = await SendAsync(SampleTool.Definition);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"renamed":true}""", await response.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_tool_that_was_not_added_is_not_implemented()
    {
        using var response = await SendAsync(Sample.Tool());

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Fact]
    public async Task A_request_of_no_tool_is_not_implemented()
    {
        using var response = await SendAsync(null);

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
    }

    [Fact]
    public async Task A_call_through_a_connection_gets_its_example()
    {
        using var handler = new ExampleHandler();
        var connection = new ApiConnection(handler, new ApiConnectionOptions { BaseUrl = Sample.BaseUrl }, Sample.NoCredentials);
        var tool = new SampleTool(connection);
        handler.Add([tool]);

        var result = await tool.CallAsync("""{"id":1,"title":"New"}""", Token);

        Assert.Equal("""{"renamed":true}""", result.StructuredContent?.GetRawText());
    }

    private static async Task<HttpResponseMessage> SendAsync(ToolDefinition? tool)
    {
        using var handler = new ExampleHandler();
        handler.Add([new SampleTool(RecordingConnection.Throwing(new InvalidOperationException()))]);
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, Sample.BaseUrl);
        if (tool is not null) request.Options.Set(ApiConnection.ToolKey, tool);
        return await invoker.SendAsync(request, Token);
    }
}
