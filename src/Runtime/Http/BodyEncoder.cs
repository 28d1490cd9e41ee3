using System.Text;
using System.Text.Json;

namespace OpenApiMcp.Runtime.Http;

/// <summary>A request body ready to send.</summary>
internal sealed record EncodedBody(ReadOnlyMemory<byte> Bytes, string ContentType);

/// <summary>Encodes a request body in the media type that the document asks for.</summary>
internal static class BodyEncoder
{
    public static EncodedBody Encode(JsonElement body, string mediaType, ArgumentRefusal problem)
    {
        if (MediaTypes.IsJson(mediaType)) return new(JsonText.Minify(body), Concrete(mediaType, "application/json"));
        if (MediaTypes.IsXml(mediaType)) throw new ArgumentException($"'{mediaType}' bodies are not supported.", nameof(mediaType));
        return MediaTypes.Essence(mediaType) switch
        {
            "application/x-www-form-urlencoded" => new(FormBody.Encode(body, problem), mediaType),
            "multipart/form-data" => MultipartBody.Encode(body, problem),
            _ when MediaTypes.IsText(mediaType) => Text(body, mediaType, problem),
            _ => new(Binary(body, problem), Concrete(mediaType, "application/octet-stream")),
        };
    }

    private static EncodedBody Text(JsonElement body, string mediaType, ArgumentRefusal problem)
    {
        var contentType = Concrete(mediaType, "text/plain");
        if (!contentType.Contains("charset=", StringComparison.OrdinalIgnoreCase)) contentType += "; charset=utf-8";
        return new(Encoding.UTF8.GetBytes(JsonText.Of(body, problem)), contentType);
    }

    private static byte[] Binary(JsonElement body, ArgumentRefusal problem)
    {
        if (body.ValueKind == JsonValueKind.String && body.TryGetBytesFromBase64(out var bytes)) return bytes;
        throw problem.Because("it must be a string of standard base64 (RFC 4648, section 4, with padding) that holds the bytes to send");
    }

    /// <summary>A range such as <c>text/*</c> is no type that can be sent.</summary>
    private static string Concrete(string mediaType, string instead) => mediaType.Contains('*', StringComparison.Ordinal) ? instead : mediaType;
}
