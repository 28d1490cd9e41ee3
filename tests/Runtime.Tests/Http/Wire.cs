using System.IO.Compression;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

/// <summary>Sends a small POST through the real handler to a server of the test.</summary>
internal static class Wire
{
    public static async Task<ApiResponse> SendAsync(
        Uri address,
        RetryClass retry = RetryClass.Never,
        string? body = "{}",
        HttpMessageHandler? handler = null,
        Action<SocketsHttpHandler>? configure = null,
        TimeProvider? clock = null,
        long limit = 1_000_000,
        int attempts = 3,
        CancellationToken? cancellationToken = null)
    {
        using var own = handler is null ? ApiHttpHandler.Create(configure) : null;
        var options = new ApiConnectionOptions
        {
            BaseUrl = address,
            TimeProvider = clock ?? new TestClock { SkipsDelays = true },
            MaxResponseBytes = limit,
            MaxAttempts = attempts,
        };
        var connection = new ApiConnection(handler ?? own!, options, Sample.NoCredentials);
        return await connection.SendAsync(Sample.Post(Sample.Tool(retry), body), cancellationToken ?? TestContext.Current.CancellationToken);
    }

    public static byte[] Compress(string encoding, ReadOnlySpan<byte> body)
    {
        using var result = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(result, CompressionLevel.Optimal, leaveOpen: true),
            "br" => new BrotliStream(result, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(result, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            stream.Write(body);
        }

        return result.ToArray();
    }
}
