using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenApiMcp.TestKit.Sockets;

/// <summary>
/// A real socket server on this machine that hands every connection to a script, so that it can break in every way and at every moment,
/// and keeps every request that it received in full.
/// </summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<LoopbackConnection, Task> _script;
    private readonly Task _running;
    private int _connections;

    public LoopbackServer(Func<LoopbackConnection, Task> script)
    {
        _script = script;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _running = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>How many connections have been accepted.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The head and body of each request, in the order of their arrival.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>A server that gives every request the same answer.</summary>
    public static LoopbackServer Answering(string answer, byte[]? body = null) => new(async connection =>
    {
        while (await connection.ReadRequestAsync()) await connection.SendAsync([.. Encoding.UTF8.GetBytes(answer), .. body ?? []]);
    });

    /// <summary>A server that sends this text after a request and closes the connection, whatever length the text announces.</summary>
    public static LoopbackServer Closing(string response) => new(async connection =>
    {
        if (await connection.ReadRequestAsync()) await connection.SendAsync(response);
    });

    /// <summary>A server that breaks the connection after each request.</summary>
    public static LoopbackServer Breaking(ConnectionFault fault) => new(async connection =>
    {
        if (await connection.ReadRequestAsync()) await connection.BreakAsync(fault);
    });

    public static string Head(string headers) => $"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n";

    public static string Ok(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    /// <summary>An address of this machine where nobody listens.</summary>
    public static Uri UnusedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

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
                connections.Add(ServeAsync(new LoopbackConnection(socket, Interlocked.Increment(ref _connections) - 1, Keep, _stop.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The last one is what a stopped listener throws.
            await Task.WhenAll(connections);
        }
    }

    private void Keep(string request)
    {
        lock (Requests) Requests.Add(request);
    }

    private async Task ServeAsync(LoopbackConnection connection)
    {
        await Task.Yield();
        using (connection)
        {
            try
            {
                await _script(connection).WaitAsync(_stop.Token); // a script may wait for something that a failed test never brings about
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
