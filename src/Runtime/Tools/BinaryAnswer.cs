using System.Text;
using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Tools;

/// <summary>The block for an answer of bytes: by what they are where that can be told, else by what the API declares.</summary>
internal static class BinaryAnswer
{
    private const string Unknown = "application/octet-stream";

    /// <summary>True for what would be taken for text, as a PDF can, if it were not declared and begun as something else.</summary>
    public static bool IsDeclaredAndActual(ReadOnlyMemory<byte> body, string? declared) => declared is not null && declared == MediaSignature.Find(body.Span);

    public static ContentBlock Block(ReadOnlyMemory<byte> body, string? declared)
    {
        var type = TypeOf(MediaSignature.Find(body.Span), declared ?? Unknown);
        if (type.StartsWith("image/", StringComparison.Ordinal)) return ImageContentBlock.FromBytes(body, type);
        return type.StartsWith("audio/", StringComparison.Ordinal) ? AudioContentBlock.FromBytes(body, type) : Resource(body, type);
    }

    public static EmbeddedResourceBlock Resource(ReadOnlyMemory<byte> body, string? mediaType) => new()
    {
        Resource = new BlobResourceContents
        {
            Uri = "answer:body",
            MimeType = mediaType ?? Unknown,
            Blob = Encoding.ASCII.GetBytes(Convert.ToBase64String(body.Span)),
        },
    };

    /// <summary>Bytes that begin like no image are none, whatever is declared, where an image of that type would be known by its beginning.</summary>
    private static string TypeOf(string? actual, string declared)
    {
        if (actual is null) return declared is "image/png" or "image/jpeg" or "image/gif" or "image/webp" ? Unknown : declared;
        var isSound = actual.StartsWith("audio/", StringComparison.Ordinal);
        return isSound && declared != Unknown ? declared : actual;
    }
}
