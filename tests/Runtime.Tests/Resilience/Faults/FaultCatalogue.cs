using System.Net.Sockets;
using System.Text;
using OpenApiMcp.Runtime.Tests.Http;
using static OpenApiMcp.TestKit.Sockets.LoopbackServer;

namespace OpenApiMcp.Runtime.Tests.Resilience.Faults;

/// <summary>How each fault of <see cref="FaultTests"/> is made.</summary>
internal static class FaultCatalogue
{
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    private const string Half = "{\"half\":";

    public static Fault Find(string name) => name switch
    {
        "name resolution" => new(Script: null) { Configure = Connecting((_, _) => throw new SocketException((int)SocketError.HostNotFound)) },
        "connection refused" => new(Script: null),
        "connect time-out" => new(Script: null)
        {
            Configure = Connecting((clock, _) =>
            {
                clock.Advance(AttemptTimeout);
                throw new SocketException((int)SocketError.TimedOut);
            }),
        },
        "no TLS" => new((connection, _) => connection.SendAsync("this is not TLS\r\n\r\n").AsTask()) { IsTls = true },
        "TLS: reset in the handshake" => new(async (connection, _) =>
        {
            await connection.ReadByteAsync();
            connection.Reset();
        })
        { IsTls = true },
        "TLS: nobody vouches" => Tls(TestCertificates.Valid, trusted: false),
        "TLS: expired" => Tls(TestCertificates.Expired, trusted: true),
        "TLS: another host" => Tls(TestCertificates.OtherHost, trusted: true),
        "TLS: all is well" => Tls(TestCertificates.Valid, trusted: true),
        "reset before the first byte" => ResetBeforeFirstByte(),
        "reset after the first byte" => new(async (connection, _) =>
        {
            await connection.ReadByteAsync();
            connection.Reset();
        }),
        "reset after the request" => AfterRequest((connection, _) =>
        {
            connection.Reset();
            return Task.CompletedTask;
        }),
        "closed after the request" => AfterRequest((_, _) => Task.CompletedTask),
        "reset in the headers" => AfterRequest((connection, _) => SendAndResetAsync(connection, "HTTP/1.1 200 OK\r\nContent-Ty")),
        "reset in the body" => AfterRequest((connection, _) => SendAndResetAsync(connection, Head("Content-Length: 20") + Half)),
        "cut body" => Part(Head("Content-Length: 20") + Half),
        "cut chunk" => Part(Head("Transfer-Encoding: chunked") + "ff\r\n" + Half),
        "no last chunk" => Part(Head("Transfer-Encoding: chunked") + "8\r\n" + Half + "\r\n"),
        "longer than announced" => Answer(Head("Content-Length: 2") + "{}HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n666"),
        "not HTTP" => AfterRequest((connection, _) => connection.SendAsync([0, 255, 22, 3, 1, 13, 10, 13, 10]).AsTask()),
        "silence" => AfterRequest((connection, clock) => StallAsync(connection, clock, "")),
        "slow headers" => AfterRequest((connection, clock) => StallAsync(connection, clock, "HTTP/1.1 200 OK\r\nContent-Type: ")),
        "slow body" => AfterRequest((connection, clock) => StallAsync(connection, clock, Head("Content-Length: 20") + Half)),
        "trickle" => AfterRequest(TrickleAsync),
        "endless 1xx" => AfterRequest((connection, clock) => StallAsync(connection, clock, string.Concat(Enumerable.Repeat("HTTP/1.1 102 Processing\r\n\r\n", 100)))),
        "endless headers" => AfterRequest((connection, _) => RepeatAsync(connection, "HTTP/1.1 200 OK\r\n", "X-Filler: " + new string('x', 1000) + "\r\n")),
        "endless body" => AfterRequest((connection, _) => RepeatAsync(connection, Head("Transfer-Encoding: chunked"), "400\r\n" + new string('x', 1024) + "\r\n")),
        "announced too long" => AfterRequest((connection, _) => RepeatAsync(connection, Head("Content-Length: 99999999999"), new string('x', 1024))),
        "gzip bomb" => Compressed("gzip", Wire.Compress("gzip", new byte[8_000_000])),
        "brotli bomb" => Compressed("br", Wire.Compress("br", new byte[8_000_000])),
        "not gzip at all" => Compressed("gzip", "garbage"u8.ToArray()),
        "cut gzip" => Compressed("gzip", Wire.Compress("gzip", Encoding.UTF8.GetBytes(new string('x', 1000)))[..^10]),
        "wrong media type" => Answer(Ok("{}", "Content-Type: image/png\r\n")),
        "HTML with 200" => Answer(Ok("<html>Welcome</html>", "Content-Type: text/html\r\n")),
        "HTML with 502" => Answer("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 16\r\n\r\n<h1>no luck</h1>"),
        "empty answer" => Answer(Ok("", "Content-Type: application/json\r\n")),
        "1xx first" => Answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Ok("{}")),
        "redirect to another host" => Answer("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://192.0.2.1/things\r\nContent-Length: 0\r\n\r\n"),
        "500" => Answer("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"),
        "500 with a cut body" => Part("HTTP/1.1 500 Oops\r\nContent-Length: 20\r\n\r\n" + Half),
        "500 with a slow body" => AfterRequest((connection, clock) => StallAsync(connection, clock, "HTTP/1.1 500 Oops\r\nContent-Length: 20\r\n\r\n" + Half)),
        "400 with an endless body" => AfterRequest((connection, _) => RepeatAsync(connection, "HTTP/1.1 400 No\r\nTransfer-Encoding: chunked\r\n\r\n", "400\r\n" + new string('x', 1024) + "\r\n")),
        "503 with a time" => Answer("HTTP/1.1 503 Later\r\nRetry-After: 3\r\nContent-Length: 0\r\n\r\n"),
        "503 without a time" => Answer("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n"),
        "429 storm" => Answer("HTTP/1.1 429 Slow\r\nRetry-After: 2\r\nContent-Length: 0\r\n\r\n"),
        "429 without a time" => Answer("HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n\r\n"),
        "429 for an age" => Answer("HTTP/1.1 429 Slow\r\nRetry-After: 999999999\r\nContent-Length: 0\r\n\r\n"),
        "429 with nonsense" => Answer("HTTP/1.1 429 Slow\r\nRateLimit-Reset: NaN\r\nContent-Length: 0\r\n\r\n"),
        "flapping" => AfterRequest(async (connection, _) =>
        {
            if (connection.Number % 2 == 1) await connection.SendAsync(Ok("{}"));
        }),
        "flapping handshake" => new(async (connection, _) =>
        {
            if (connection.Number % 2 == 0)
            {
                await connection.ReadByteAsync();
                connection.Reset();
                return;
            }

            await connection.StartTlsAsync(TestCertificates.Valid);
            if (await connection.ReadRequestAsync()) await connection.SendAsync(Ok("{}"));
        })
        { IsTls = true, Configure = (sockets, _) => TestCertificates.Trust(sockets) },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such fault."),
    };

    private static Fault AfterRequest(Func<LoopbackConnection, TestClock, Task> script) => new(async (connection, clock) =>
    {
        if (await connection.ReadRequestAsync()) await script(connection, clock);
    });

    /// <summary>Sends an answer that is not whole, and closes the connection.</summary>
    private static Fault Part(string answer) => AfterRequest((connection, _) => connection.SendAsync(answer).AsTask());

    private static Fault Answer(string answer) => new(async (connection, _) =>
    {
        while (await connection.ReadRequestAsync()) await connection.SendAsync(answer);
    });

    private static Fault Compressed(string coding, byte[] body) => new(async (connection, _) =>
    {
        var head = Encoding.UTF8.GetBytes(Head($"Content-Encoding: {coding}\r\nContent-Length: {body.Length}"));
        while (await connection.ReadRequestAsync()) await connection.SendAsync([.. head, .. body]);
    });

    private static Fault Tls(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate, bool trusted) => new(async (connection, _) =>
    {
        await connection.StartTlsAsync(certificate);
        if (await connection.ReadRequestAsync()) await connection.SendAsync(Ok("{}"));
    })
    {
        IsTls = true,
        Configure = trusted ? (sockets, _) => TestCertificates.Trust(sockets) : null,
    };

    private static Action<SocketsHttpHandler, TestClock> Connecting(Func<TestClock, CancellationToken, Stream> connect) =>
        (sockets, clock) => sockets.ConnectCallback = (_, cancellationToken) => ValueTask.FromResult(connect(clock, cancellationToken));

    /// <summary>Resets when the connection is made, and lets the client write only when it has heard of it.</summary>
    private static Fault ResetBeforeFirstByte()
    {
        var connected = new SemaphoreSlim(0);
        return new(async (connection, _) =>
        {
            await connected.WaitAsync();
            connection.Reset();
        })
        { Configure = (sockets, _) => sockets.ConnectCallback = ConnectAsync };

        async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            connected.Release();
            await Assert.ThrowsAsync<SocketException>(() => socket.ReceiveAsync(new byte[1], cancellationToken).AsTask());
            return stream;
        }
    }

    private static async Task SendAndResetAsync(LoopbackConnection connection, string text)
    {
        await connection.SendAsync(text);
        connection.Reset();
    }

    private static async Task StallAsync(LoopbackConnection connection, TestClock clock, string first)
    {
        await connection.SendAsync(first);
        clock.Advance(AttemptTimeout);
        await connection.WaitForCloseAsync();
    }

    private static async Task TrickleAsync(LoopbackConnection connection, TestClock clock)
    {
        await connection.SendAsync(Head("Content-Length: 1000"));
        for (var second = 0; second < AttemptTimeout.TotalSeconds; second++)
        {
            await connection.SendAsync("x");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await connection.WaitForCloseAsync();
    }

    /// <summary>Sends until the client closes the connection.</summary>
    private static async Task RepeatAsync(LoopbackConnection connection, string first, string part)
    {
        await connection.SendAsync(first);
        while (true) await connection.SendAsync(part);
    }
}
