using System.Text;
using WireMock.ResponseBuilders;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>Response bodies that are sent byte for byte: WireMock.Net's own JSON bodies are serialized again.</summary>
public static class StubResponses
{
    /// <summary>Sends this text as <c>application/json</c>; it need not be well-formed.</summary>
    public static IResponseBuilder WithJson(this IResponseBuilder response, string json) => response.WithContent("application/json", json);

    public static IResponseBuilder WithContent(this IResponseBuilder response, string mediaType, string text) => response.WithContent(mediaType, Encoding.UTF8.GetBytes(text));

    public static IResponseBuilder WithContent(this IResponseBuilder response, string mediaType, byte[] body) => response.WithHeader("Content-Type", mediaType).WithBody(body);
}
