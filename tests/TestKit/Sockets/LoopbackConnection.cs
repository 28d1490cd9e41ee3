using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace OpenApiMcp.TestKit.Sockets;

/// <summary>One connection that a <see cref="LoopbackServer"/> has accepted.</summary>
public sealed class LoopbackConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly Action<string> _keep;
    private readonly CancellationToken _stop;
    private Stream _stream;

    internal LoopbackConnection(Socket socket, int number, Action<string> keep, CancellationToken stop)
    {
        (_socket, _keep, _stop, Number) = (socket, keep, stop, number);
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Counts the connections of the server from 0.</summary>
    public int Number { get; }

    /// <summary>Reads one request to the end of its body and notes it; false when the client closed the connection.</summary>
    public async Task<bool> ReadRequestAsync()
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsComplete(text.ToString()))
        {
            var count = await _stream.ReadAsync(buffer, _stop);
            if (count == 0) return false;
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        _keep(text.ToString());
        return true;
    }

    /// <summary>Reads the first byte of what the client sends, and no more.</summary>
    public async Task ReadByteAsync() => await _stream.ReadExactlyAsync(new byte[1], _stop);

    public ValueTask SendAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text), _stop);

    public ValueTask SendAsync(byte[] bytes) => _stream.WriteAsync(bytes, _stop);

    /// <summary>Lets everything after this call travel over TLS.</summary>
    public async Task StartTlsAsync(X509Certificate2 certificate)
    {
        var tls = new SslStream(_stream);
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _stop);
        }
        catch (System.Security.Authentication.AuthenticationException exception)
        {
            throw new IOException("The client did not accept the handshake.", exception);
        }

        _stream = tls;
    }

    /// <summary>Waits until the client closes its end.</summary>
    public async Task<bool> WaitForCloseAsync()
    {
        try
        {
            return await _stream.ReadAsync(new byte[1], _stop) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Closes with a reset instead of an orderly end.</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    /// <summary>Closes the connection in this way; to be called after a request has been read.</summary>
    public async Task BreakAsync(ConnectionFault fault)
    {
        if (fault == ConnectionFault.MalformedChunk) await SendAsync(LoopbackServer.Head("Transfer-Encoding: chunked") + "not a chunk\r\n");
        if (fault == ConnectionFault.RandomDataThenClose) await SendAsync("lskdu018973t09sylgasjkfg1][]'./.sdlv\r\n");
        if (fault == ConnectionFault.ConnectionReset) Reset();
        else Dispose();
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
