using System.Buffers;
using System.Net.Http.Headers;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Http;

/// <summary>How the reading of a body ended.</summary>
internal enum BodyEnd
{
    Complete,

    /// <summary>It is larger than the limit.</summary>
    TooLarge,

    /// <summary>It unpacks to more than <see cref="ResponseReader.MaxRatio"/> times what came over the wire.</summary>
    TooDense,

    /// <summary>It is packed, and cannot be unpacked to its end.</summary>
    Damaged,
}

/// <summary>What came of reading a body.</summary>
/// <param name="Fault">What is wrong with a body that arrived to its end, or null.</param>
internal readonly record struct BodyReading(BodyEnd End, string? Fault = null);

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
    public static async Task<BodyReading> ReadBodyAsync(HttpContent content, ArrayBufferWriter<byte> body, long limit, CancellationToken cancellationToken)
    {
        var coding = ContentDecoding.Take(content);
        var announced = content.Headers.ContentLength;

        // Of an answer that will be too large, no more is read than is passed on.
        if (announced > limit) limit = Math.Min(limit, HarmlessSize);

        // One byte more than announced, so that the end can be seen without growing.
        var size = announced is { } length ? (int)Math.Clamp(length + 1, 1, LargestFirstBuffer) : FirstBuffer;
        var packed = coding is null ? null : new ArrayBufferWriter<byte>();
        await using var wire = new WireStream(await content.ReadAsStreamAsync(cancellationToken), packed);
        try
        {
            await using var stream = await ContentDecoding.UnpackAsync(wire, coding, cancellationToken);
            while (await stream.ReadAsync(body.GetMemory(size), cancellationToken) is > 0 and var count)
            {
                body.Advance(count);
                if (body.WrittenCount > limit) return new(BodyEnd.TooLarge);
                if (body.WrittenCount > HarmlessSize && body.WrittenCount > MaxRatio * wire.Count) return new(BodyEnd.TooDense);
                size = 1;
            }
        }
        catch (Exception exception) when (packed is not null && exception is InvalidDataException or InvalidOperationException)
        {
            // The decompressors throw both at damaged data.
            return await ReadDamagedAsync(wire, packed!, coding!, body, limit, cancellationToken);
        }

        return new(BodyEnd.Complete);
    }

    /// <summary>Keeps what can be made of a body that cannot be unpacked as declared: the call has been paid for.</summary>
    private static async Task<BodyReading> ReadDamagedAsync(
        WireStream wire, ArrayBufferWriter<byte> packed, string coding, ArrayBufferWriter<byte> body, long limit, CancellationToken cancellationToken)
    {
        var rest = new byte[FirstBuffer];
        while (packed.WrittenCount <= limit && await wire.ReadAsync(rest, cancellationToken) > 0)
        {
            // The wire keeps what is read.
        }

        var most = Math.Min(limit, Math.Max(HarmlessSize, (long)MaxRatio * packed.WrittenCount));
        var (unpacked, isWhole) = await ContentDecoding.SalvageAsync(packed.WrittenMemory, coding, most);
        if (!isWhole && (unpacked.Length > 0 || body.WrittenCount > 0))
        {
            if (unpacked.Length > body.WrittenCount) body.Write(unpacked.Span[body.WrittenCount..]);
            return new(BodyEnd.Damaged);
        }

        body.Clear();
        body.Write(isWhole ? unpacked.Span : packed.WrittenSpan);
        return new(body.WrittenCount > limit ? BodyEnd.TooLarge : BodyEnd.Complete, isWhole
            ? $"The checksum of the response's {coding} packing is wrong, so the response may be damaged; it is shown as it was unpacked."
            : $"The response declares Content-Encoding: {coding}, but is not packed so; it is shown as it came.");
    }

    /// <param name="body">Null where it did not arrive whole and nobody needs a part of it.</param>
    /// <param name="fault">What is wrong with how the body arrived, or null.</param>
    public static ApiResponse Describe(HttpResponseMessage response, ReadOnlyMemory<byte>? body, SecretRedactor redactor, string? fault = null)
    {
        var headers = Headers(response);
        var text = CharsetDecoding.ToUtf8(body ?? default, headers.GetValueOrDefault("Content-Type"), out var charsetFault);
        return Describe(response, headers, redactor.Redact(text), isBodyLost: body is null, [.. new[] { fault, charsetFault }.OfType<string>()]);
    }

    /// <summary>A response whose body is yet to come.</summary>
    public static ApiResponse DescribeHead(HttpResponseMessage response) => Describe(response, Headers(response), body: default, isBodyLost: false, []);

    private static ApiResponse Describe(HttpResponseMessage response, Dictionary<string, string> headers, ReadOnlyMemory<byte> body, bool isBodyLost, string[] faults) => new()
    {
        Status = (int)response.StatusCode,
        Headers = headers,
        MediaType = headers.TryGetValue("Content-Type", out var type) && MediaTypes.Essence(type) is { Length: > 0 } essence ? essence : null,
        Body = body,
        IsBodyLost = isBodyLost,
        TransferFaults = faults,
    };

    /// <summary>Those before the body and, where it has been read, those after it; several values of one name are joined.</summary>
    private static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Add(headers, response.Headers.NonValidated);
        Add(headers, response.Content.Headers.NonValidated);
        Add(headers, response.TrailingHeaders.NonValidated);
        return headers;
    }

    private static void Add(Dictionary<string, string> headers, HttpHeadersNonValidated source)
    {
        foreach (var (name, values) in source)
        {
            var value = values.Count == 1 ? values.ToString() : string.Join(", ", values);
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }
    }
}
