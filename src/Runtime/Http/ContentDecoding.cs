using System.Buffers;
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

    /// <summary>The unpacked content. Only for a coding that is null it closes the wire: else the rest of the wire may have to be read.</summary>
    public static async ValueTask<Stream> UnpackAsync(WireStream wire, string? coding, CancellationToken cancellationToken) => coding switch
    {
        null => wire,
        "br" => new BrotliStream(wire, CompressionMode.Decompress, leaveOpen: true),

        // "deflate" means the zlib format (RFC 9110, section 8.4.1.2), but some servers send the bare one; the first byte tells.
        "deflate" => (await wire.PeekAsync(cancellationToken) & 0x0F) == 8
            ? new ZLibStream(wire, CompressionMode.Decompress, leaveOpen: true)
            : new DeflateStream(wire, CompressionMode.Decompress, leaveOpen: true),
        _ => new GZipStream(wire, CompressionMode.Decompress, leaveOpen: true),
    };

    /// <summary>
    /// Unpacks what could not be unpacked in the ordinary way, without regard to its checksum and as far as it goes; nothing where it is not packed at all.
    /// </summary>
    public static async ValueTask<(ReadOnlyMemory<byte> Unpacked, bool IsWhole)> SalvageAsync(ReadOnlyMemory<byte> packed, string coding, long limit)
    {
        var bare = coding switch
        {
            "br" => default,
            "deflate" => packed.Length > 2 && (packed.Span[0] & 0x0F) == 8 ? packed[2..] : packed,
            _ => packed[GzipHeader(packed.Span)..],
        };
        var unpacked = new ArrayBufferWriter<byte>();
        var isWhole = false;
        try
        {
            using var stream = new DeflateStream(new MemoryStream(bare.ToArray()), CompressionMode.Decompress);
            int count;
            while ((count = await stream.ReadAsync(unpacked.GetMemory(1024))) > 0 && unpacked.WrittenCount <= limit) unpacked.Advance(count);
            isWhole = count == 0 && unpacked.WrittenCount > 0;
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // As far as it goes.
        }

        return (unpacked.WrittenMemory, isWhole);
    }

    /// <summary>The length of the header (RFC 1952, section 2.3); that of all where it has none.</summary>
    private static int GzipHeader(ReadOnlySpan<byte> packed)
    {
        if (packed is not [0x1F, 0x8B, 8, var flags, ..] || packed.Length < 10) return packed.Length;
        var at = 10;
        if ((flags & 4) != 0) at += at + 2 <= packed.Length ? 2 + packed[at] + (packed[at + 1] << 8) : packed.Length;
        foreach (var text in (ReadOnlySpan<int>)[8, 16])
        {
            if ((flags & text) == 0 || at >= packed.Length) continue;
            var end = packed[at..].IndexOf((byte)0);
            at = end < 0 ? packed.Length : at + end + 1;
        }

        return Math.Min(packed.Length, at + ((flags & 2) != 0 ? 2 : 0));
    }
}
