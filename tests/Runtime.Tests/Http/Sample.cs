using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

/// <summary>Small tools, calls and answers for the tests of the request's way to the wire.</summary>
internal static class Sample
{
    public static readonly Uri BaseUrl = new("https://api.test/base/");

    public static CredentialApplier NoCredentials { get; } = new([], _ => null);

    public static ToolDefinition Tool(RetryClass retry = RetryClass.Never, params ImmutableArray<string>[] security) => new()
    {
        Name = "sample_tool",
        Title = "Sample",
        Description = "A sample.",
        Operation = "POST /things",
        Hints = default,
        Retry = retry,
        Security = [.. security],
    };

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    public static ApiCall Call(ParameterLocation location, string name, string json, string? body = null)
    {
        var call = new ApiCall(Tool());
        call.Add(location, name, Json(json));
        if (body is not null) call.Body = Json(body);
        return call;
    }

    public static ApiRequest Post(ToolDefinition tool, string? body = "{}", string path = "/things")
    {
        var request = new ApiRequest("POST", path, new ApiCall(tool) { Body = body is null ? null : Json(body) });
        request.AddBody("application/json");
        return request;
    }

    public static ApiResponse Response(int status, string body = "", params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Headers = headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetBytes(body),
    };
}
