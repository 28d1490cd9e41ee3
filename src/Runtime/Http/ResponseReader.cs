using System.Buffers;
using System.Net.Http.Headers;

namespace OpenApiMcp.Runtime.Http;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    Complete,

    /// <summary>It is larger than the limit.</summary>
    TooLarge,

    /// <summary>It unpacks to more than <see cref="ResponseReader.MaxRatio"/> times what came over the wire.</summary>
    TooDense,
}

/// <summary>Reads an answer to its end, or up to a limit, and changes nothing of it but its compression.</summary>
internal static class ResponseReader
{
    /// <summary>JSON that repeats itself shrinks to a twentieth or thirtieth; a thousandth is what an attack reaches.</summary>
    public const int MaxRatio = 100;

    /// <summary>Up to here any ratio is harmless.</summary>
    public const int HarmlessSize = 1024 * 1024;

    private const int FirstBuffer = 16 * 1024;

    /// <summary>A larger announced length is believed only as it arrives.</summary>
    private const int LargestFirstBuffer = 1024 * 1024;

    /// <summary>Reads the body; what has arrived is in <paramref name="body"/> even when this throws. After a limit the rest is not read.</summary>
    public static async Task<BodyEnd> ReadBodyAsync(HttpContent content, ArrayBufferWriter<byte> body, long limit, CancellationToken cancellationToken)
    {
        var coding = ContentDecoding.Take(content);
        var announced = content.Headers.ContentLength;

        // Of an answer that will be too large, no more is read than is passed on.
        if (announced > limit) limit = Math.Min(limit, HarmlessSize);

        // One byte more than announced, so that the end can be seen without growing.
        var size = announced is { } length ? (int)Math.Clamp(length + 1, 1, LargestFirstBuffer) : FirstBuffer;
        await using var wire = new WireStream(await content.ReadAsStreamAsync(cancellationToken));
        await using var stream = await ContentDecoding.UnpackAsync(wire, coding, cancellationToken);
        while (await stream.ReadAsync(body.GetMemory(size), cancellationToken) is > 0 and var count)
        {
            body.Advance(count);
            if (body.WrittenCount > limit) return BodyEnd.TooLarge;
            if (body.WrittenCount > HarmlessSize && body.WrittenCount > MaxRatio * wire.Count) return BodyEnd.TooDense;
            size = 1;
        }

        return BodyEnd.Complete;
    }

    /// <param name="body">Null where it did not arrive whole and nobody needs a part of it.</param>
    public static ApiResponse Describe(HttpResponseMessage response, ReadOnlyMemory<byte>? body)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(headers, response.Headers.NonValidated);
        Add(headers, response.Content.Headers.NonValidated);
        return new ApiResponse
        {
            Status = (int)response.StatusCode,
            Headers = headers,
            MediaType = headers.TryGetValue("Content-Type", out var type) && MediaTypes.Essence(type) is { Length: > 0 } essence ? essence : null,
            Body = body ?? default,
            IsBodyLost = body is null,
        };
    }

    private static void Add(Dictionary<string, string> headers, HttpHeadersNonValidated source)
    {
        foreach (var (name, values) in source) headers[name] = values.Count == 1 ? values.ToString() : string.Join(", ", values);
    }
}
