using System.Net.Sockets;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>One connection of <see cref="StubApi"/>: reads what came, answers what is complete, and keeps what the other side does not take yet.</summary>
internal sealed class StubConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly SocketEvents _events;
    private readonly byte[] _received = new byte[16 * 1024];
    private int _length;
    private ReadOnlyMemory<byte> _response;
    private bool _isStuck;

    public StubConnection(Socket socket, SocketEvents events)
    {
        (_socket, _events) = (socket, events);
        _socket.Blocking = false;
        _socket.NoDelay = true;
        _events.Add(_socket, SocketEvents.Readable);
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Does what can be done without waiting.</summary>
    /// <returns>False where the connection is over.</returns>
    public bool Serve()
    {
        if (_isStuck) return Send();
        var count = _socket.Receive(_received.AsSpan(_length), SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) return true;
        if (error != SocketError.Success || count == 0) return false;
        _length += count;
        return Answer();
    }

    private bool Answer()
    {
        while (StubAnswers.TryAnswer(_received.AsSpan(0, _length), out var request, out var response))
        {
            _received.AsSpan(request, _length - request).CopyTo(_received);
            _length -= request;
            _response = response;
            if (!Send()) return false;
            if (_isStuck) break;
        }

        return true;
    }

    private bool Send()
    {
        var wasStuck = _isStuck;
        var error = SocketError.Success;
        while (!_response.IsEmpty && error == SocketError.Success) _response = _response[_socket.Send(_response.Span, SocketFlags.None, out error)..];
        _isStuck = error == SocketError.WouldBlock;
        if (_isStuck != wasStuck) _events.Want(_socket, _isStuck ? SocketEvents.Writable : SocketEvents.Readable);
        return error is SocketError.Success or SocketError.WouldBlock && (_isStuck || !wasStuck || Answer());
    }
}
