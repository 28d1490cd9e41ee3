using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Http;

/// <summary>
/// One request in the making: the generated client names each parameter with the document's <c>style</c> and <c>explode</c>,
/// and this class encodes the call's values accordingly.
/// </summary>
/// <param name="method">The HTTP method, in upper case.</param>
/// <param name="pathTemplate">The path of the document with its <c>{placeholders}</c>, starting with a slash.</param>
/// <param name="call">The values.</param>
public sealed class ApiRequest(string method, string pathTemplate, ApiCall call)
{
    public string Method { get; } = method;

    public string PathTemplate { get; } = pathTemplate;

    public ApiCall Call { get; } = call;

    public ToolDefinition Tool => Call.Tool;
}
