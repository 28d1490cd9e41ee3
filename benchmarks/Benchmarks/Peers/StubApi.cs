using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>
/// An API on loopback that answers any request with fixed bytes, a thread for each connection: nothing is parsed beyond where a request
/// ends, so that it is not what is measured.
/// </summary>
internal sealed class StubApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? _certificate;
    private readonly byte[] _small;
    private readonly byte[] _large;

    /// <param name="certificate">For an API over TLS; null for plain HTTP.</param>
    public StubApi(byte[] small, byte[] large, X509Certificate2? certificate = null)
    {
        _small = Answer(small);
        _large = Answer(large);
        _certificate = certificate;
        _listener.Start(backlog: 512);
        Start(Accept);
    }

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Dispose();

    private static byte[] Answer(byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];

    private static void Start(Action work) => new Thread(() => Guard(work), maxStackSize: 256 * 1024) { IsBackground = true }.Start();

    /// <summary>A connection may break off at any time, and the listener with the measurement.</summary>
    private static void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Over.
        }
    }

    private void Accept()
    {
        while (true)
        {
            var client = _listener.AcceptSocket();
            client.NoDelay = true;
            Start(() => Serve(client));
        }
    }

    private void Serve(Socket client)
    {
        using Stream plain = new NetworkStream(client, ownsSocket: true);
        if (_certificate is null)
        {
            Answer(plain);
            return;
        }

        using var secure = new SslStream(plain);
        secure.AuthenticateAsServer(_certificate);
        Answer(secure);
    }

    private void Answer(Stream stream)
    {
        var buffer = new byte[16 * 1024];
        var length = 0;
        while (stream.Read(buffer, length, buffer.Length - length) is > 0 and var count)
        {
            length += count;
            while (RequestLength(buffer.AsSpan(0, length)) is > 0 and var request)
            {
                var isLarge = buffer.AsSpan(0, request).IndexOf("jobs"u8) is >= 0 and < 64;
                stream.Write(isLarge ? _large : _small);
                buffer.AsSpan(request, length - request).CopyTo(buffer);
                length -= request;
            }
        }
    }

    /// <summary>The bytes of the first request, or 0 while it is not complete.</summary>
    private static int RequestLength(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8) + 4;
        if (head < 4) return 0;
        var name = bytes[..head].IndexOf("ontent-Length: "u8);
        if (name < 0) name = bytes[..head].IndexOf("ontent-length: "u8);
        var body = 0;
        for (var at = name + 15; name >= 0 && char.IsAsciiDigit((char)bytes[at]); at++) body = (10 * body) + bytes[at] - '0';
        return bytes.Length >= head + body ? head + body : 0;
    }
}
