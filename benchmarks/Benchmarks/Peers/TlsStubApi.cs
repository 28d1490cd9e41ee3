using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>The same API over TLS, a thread for each connection: what is measured here are single calls.</summary>
internal sealed class TlsStubApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate;

    public TlsStubApi(X509Certificate2 certificate)
    {
        _certificate = certificate;
        _listener.Start(backlog: 512);
        Start(Accept);
    }

    public Uri Address => new($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Dispose();

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
        using var plain = new NetworkStream(client, ownsSocket: true);
        using var stream = new SslStream(plain);
        stream.AuthenticateAsServer(_certificate);
        var received = new byte[16 * 1024];
        var length = 0;
        while (stream.Read(received, length, received.Length - length) is > 0 and var count)
        {
            length += count;
            while (StubAnswers.TryAnswer(received.AsSpan(0, length), out var request, out var response))
            {
                stream.Write(response);
                received.AsSpan(request, length - request).CopyTo(received);
                length -= request;
            }
        }
    }
}
