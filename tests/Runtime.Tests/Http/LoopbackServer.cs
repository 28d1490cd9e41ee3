using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OpenApiMcp.Runtime.Tests.Http;

/// <summary>A real socket server that hands every connection to a script and keeps every request it received in full.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Connection, Task> _script;
    private readonly Task _running;
    private int _connections;

    public LoopbackServer(Func<Connection, Task> script)
    {
        _script = script;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _running = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>The head and body of each request, in the order of their arrival.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>A server that gives every request the same answer.</summary>
    public static LoopbackServer Answering(string answer, byte[]? body = null) => new(async connection =>
    {
        while (await connection.ReadRequestAsync()) await connection.SendAsync([.. Encoding.UTF8.GetBytes(answer), .. body ?? []]);
    });

    public static string Head(string headers) => $"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n";

    public static string Ok(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                connections.Add(ServeAsync(new Connection(this, socket, _connections++, _stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The last one is what a stopped listener throws.
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(Connection connection)
    {
        using (connection)
        {
            try
            {
                await _script(connection);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    /// <summary>One accepted connection.</summary>
    internal sealed class Connection(LoopbackServer server, Socket socket, int number, CancellationToken stop) : IDisposable
    {
        private Stream _stream = new NetworkStream(socket, ownsSocket: true);

        /// <summary>Counts the connections of the server from 0.</summary>
        public int Number { get; } = number;

        /// <summary>Reads one request to the end of its body and notes it; false when the client closed the connection.</summary>
        public async Task<bool> ReadRequestAsync()
        {
            var text = new StringBuilder();
            var buffer = new byte[4096];
            while (!IsComplete(text.ToString()))
            {
                var count = await _stream.ReadAsync(buffer, stop);
                if (count == 0) return false;
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }

            lock (server.Requests) server.Requests.Add(text.ToString());
            return true;
        }

        public ValueTask SendAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), stop);

        public ValueTask SendAsync(byte[] bytes) => _stream.WriteAsync(bytes, stop);

        /// <summary>Lets everything after this call travel over TLS.</summary>
        public async Task StartTlsAsync(X509Certificate2 certificate)
        {
            var tls = new SslStream(_stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            _stream = tls;
        }

        /// <summary>Waits until the client closes its end.</summary>
        public async Task<bool> WaitForCloseAsync()
        {
            try
            {
                return await _stream.ReadAsync(new byte[1], stop) == 0;
            }
            catch (IOException)
            {
                return true;
            }
        }

        /// <summary>Closes with a reset instead of an orderly end.</summary>
        public void Reset()
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        public void Dispose() => _stream.Dispose();

        private static bool IsComplete(string text)
        {
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) return false;
            const string Header = "content-length:";
            var start = text.IndexOf(Header, StringComparison.OrdinalIgnoreCase);
            if (start < 0 || start > end) return true;
            var number = text.AsSpan(start + Header.Length, text.IndexOf('\r', start) - start - Header.Length);
            var length = int.Parse(number, CultureInfo.InvariantCulture);
            return text.Length >= end + 4 + length;
        }
    }
}
