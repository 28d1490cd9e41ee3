using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OpenApiMcp.Runtime.Hosting;

namespace OpenApiMcp.Runtime.Resources;

/// <summary>Makes the answer to a read of a text.</summary>
internal static class TextContents
{
    public static ReadResourceResult Make(RequestContext<ReadResourceRequestParams> request, string text, string? mediaType, TimeSpan? lifetime)
    {
        var result = new ReadResourceResult { Contents = [new TextResourceContents { Uri = request.Params.Uri, MimeType = mediaType, Text = text }] };
        return lifetime is { } time ? CachingHints.AddPublic(result, request.JsonRpcRequest, time) : result;
    }
}
