using System.IO.Compression;

namespace OpenApiMcp.Runtime.Http;

/// <summary>
/// Unpacks compressed answers. .NET's handler could do it, too, but then nobody would know how many bytes came over the wire, and a small
/// answer could unpack to any size.
/// </summary>
internal static class ContentDecoding
{
    /// <summary>The codings that requests ask for.</summary>
    public const string Accepted = "gzip, deflate, br";

    /// <summary>Without it .NET takes a compressed answer that is cut short for a complete one.</summary>
    private const string StrictValidation = "System.IO.Compression.UseStrictValidation";

    static ContentDecoding()
    {
        if (!AppContext.TryGetSwitch(StrictValidation, out _)) AppContext.SetSwitch(StrictValidation, isEnabled: true);
    }

    /// <summary>Takes the coding off the content's headers; null where there is none that can be unpacked.</summary>
    public static string? Take(HttpContent content)
    {
        if (!content.Headers.NonValidated.Contains("Content-Encoding")) return null;
        var codings = content.Headers.ContentEncoding;
        var last = codings.LastOrDefault()?.ToLowerInvariant();
        if (last is not ("gzip" or "x-gzip" or "deflate" or "br")) return null;
        var others = codings.SkipLast(1).ToList();
        codings.Clear();
        foreach (var coding in others) codings.Add(coding);
        content.Headers.ContentLength = null;
        return last;
    }

    /// <summary>The unpacked content. It is no longer than the wire's for a coding that is null.</summary>
    public static async ValueTask<Stream> UnpackAsync(WireStream wire, string? coding, CancellationToken cancellationToken) => coding switch
    {
        null => wire,
        "br" => new BrotliStream(wire, CompressionMode.Decompress),

        // "deflate" means the zlib format (RFC 9110, section 8.4.1.2), but some servers send the bare one; the first byte tells.
        "deflate" => (await wire.PeekAsync(cancellationToken) & 0x0F) == 8
            ? new ZLibStream(wire, CompressionMode.Decompress)
            : new DeflateStream(wire, CompressionMode.Decompress),
        _ => new GZipStream(wire, CompressionMode.Decompress),
    };
}
