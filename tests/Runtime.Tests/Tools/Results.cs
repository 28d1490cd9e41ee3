using System.Text;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

/// <summary>Results of answers, of a tool without or with an output schema.</summary>
internal static class Results
{
    public static CallToolResult Of(string body, string? mediaType = "application/json", string? schema = null) => Of(Encoding.UTF8.GetBytes(body), mediaType, schema);

    public static CallToolResult Of(byte[] body, string? mediaType, string? schema = null, int status = 200) => Of(Response(body, mediaType, status), schema);

    public static CallToolResult Of(ApiResponse response, string? schema = null) =>
        ToolResult.From(response, schema is null ? null : AnswerShape.Read(Encoding.UTF8.GetBytes(schema)), out _);

    public static ApiResponse Response(byte[] body, string? mediaType, int status = 200) => new()
    {
        Status = status,
        Headers = new Dictionary<string, string>(StringComparer.Ordinal),
        MediaType = mediaType,
        Body = body,
    };
}
