using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>One HTTP/1.1 connection as far as the stub needs it: whole requests in, any bytes out.</summary>
internal sealed class StubConnection(Socket socket, CancellationToken end)
{
    private const string LengthHeader = "\r\nContent-Length: ";

    private byte[] _buffer = new byte[8 * 1024];
    private int _filled;

    /// <summary>The next request with its body, as text; null when there is none.</summary>
    public async Task<string?> ReadRequestAsync()
    {
        while (true)
        {
            var length = LengthOfRequest();
            if (length is { } whole && whole <= _filled)
            {
                var request = Encoding.UTF8.GetString(_buffer, 0, whole);
                _buffer.AsSpan(whole, _filled - whole).CopyTo(_buffer);
                _filled -= whole;
                return request;
            }

            if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), end);
            if (read == 0) return null;
            _filled += read;
        }
    }

    public async Task<bool> SendAsync(byte[] response)
    {
        for (var sent = 0; sent < response.Length;) sent += await socket.SendAsync(response.AsMemory(sent), end);
        return true;
    }

    public async Task<bool> SendHalfAsync(byte[] response)
    {
        await SendAsync(response[..^20]);
        return false;
    }

    /// <summary>Ends the connection so that the other side sees a reset.</summary>
    public bool Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        return false;
    }

    public async Task<bool> WaitForCloseAsync()
    {
        while (await socket.ReceiveAsync(_buffer, end) > 0)
        {
        }

        return false;
    }

    private int? LengthOfRequest()
    {
        var head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8);
        if (head < 0) return null;
        var text = Encoding.ASCII.GetString(_buffer, 0, head + 2);
        var header = text.IndexOf(LengthHeader, StringComparison.OrdinalIgnoreCase);
        if (header < 0) return head + 4;
        var value = text.AsSpan(header + LengthHeader.Length);
        return head + 4 + int.Parse(value[..value.IndexOf('\r')], CultureInfo.InvariantCulture);
    }
}
