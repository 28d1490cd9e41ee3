using System.Net;
using System.Net.Sockets;

namespace OpenApiMcp.Benchmarks.Peers;

/// <summary>
/// An API on loopback that answers any request with fixed bytes. One thread looks after all connections, as in servers of the web, so that it takes
/// as little as can be of the cores that it shares with what is measured.
/// </summary>
internal sealed class StubApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SocketEvents _events = new();
    private readonly Dictionary<int, StubConnection> _connections = [];

    public StubApi()
    {
        _listener.Start(backlog: 512);
        _events.Add(_listener.Server, SocketEvents.Readable);
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose() => _listener.Dispose();

    private void Serve()
    {
        while (true)
        {
            foreach (var handle in _events.Wait())
            {
                if (!_connections.TryGetValue(handle, out var connection)) Accept();
                else if (!connection.Serve()) Close(handle, connection);
            }
        }
    }

    private void Accept()
    {
        var socket = _listener.AcceptSocket();
        _connections.Add((int)socket.Handle, new(socket, _events));
    }

    private void Close(int handle, StubConnection connection)
    {
        _connections.Remove(handle);
        connection.Dispose();
    }
}
