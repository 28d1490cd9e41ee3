using System.Buffers;
using System.Net.Http.Headers;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Reads an answer to its end, or up to a limit, without changing a byte of it.</summary>
internal static class ResponseReader
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>A larger announced length is believed only as it arrives.</summary>
    private const int LargestFirstBuffer = 1024 * 1024;

    /// <summary>Reads the body; what has arrived is in <paramref name="body"/> even when this throws.</summary>
    /// <returns>False when the body is larger than the limit; the rest of it is not read.</returns>
    public static async Task<bool> ReadBodyAsync(HttpContent content, ArrayBufferWriter<byte> body, long limit, CancellationToken cancellationToken)
    {
        var announced = content.Headers.ContentLength;
        if (announced > limit) return false;

        // One byte more than announced, so that the end can be seen without growing.
        var size = announced is { } length ? (int)Math.Clamp(length + 1, 1, LargestFirstBuffer) : FirstBuffer;
        var stream = await content.ReadAsStreamAsync(cancellationToken);
        while (await stream.ReadAsync(body.GetMemory(size), cancellationToken) is > 0 and var count)
        {
            body.Advance(count);
            if (body.WrittenCount > limit) return false;
            size = 1;
        }

        return true;
    }

    public static ApiResponse Describe(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(headers, response.Headers.NonValidated);
        Add(headers, response.Content.Headers.NonValidated);
        return new ApiResponse
        {
            Status = (int)response.StatusCode,
            Headers = headers,
            MediaType = headers.TryGetValue("Content-Type", out var type) && MediaTypes.Essence(type) is { Length: > 0 } essence ? essence : null,
            Body = body,
        };
    }

    private static void Add(Dictionary<string, string> headers, HttpHeadersNonValidated source)
    {
        foreach (var (name, values) in source) headers[name] = string.Join(", ", values);
    }
}
