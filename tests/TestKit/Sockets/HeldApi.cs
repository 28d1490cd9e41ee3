using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace OpenApiMcp.TestKit.Sockets;

/// <summary>
/// An API that takes one request and answers when the test says so, and that sees its connection being closed: neither can
/// be had of WireMock.Net.
/// </summary>
public sealed class HeldApi : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TcpClient> _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldApi()
    {
        _listener.Start();
        Closed = ReadAsync();
    }

    public string BaseUrl => $"http://{_listener.LocalEndpoint}/held";

    /// <summary>Completes when the request has come.</summary>
    public Task Received => _received.Task;

    /// <summary>Completes when the client has closed the connection.</summary>
    public Task Closed { get; }

    public Task AnswerAsync(string json) => WriteAsync(200, json, missing: 0);

    /// <summary>Announces a longer answer, sends the first part of it and closes the connection.</summary>
    public async Task BreakOffAsync(int status, string part)
    {
        await WriteAsync(status, part, missing: 100);
        (await _connected.Task).Client.Shutdown(SocketShutdown.Send);
    }

    public void Dispose() => _listener.Dispose();

    private async Task WriteAsync(int status, string body, int missing)
    {
        TcpClient client = await _connected.Task;
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body) + missing}\r\n\r\n");
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + body), TestContext.Current.CancellationToken);
    }

    private async Task ReadAsync()
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync();
        NetworkStream stream = client.GetStream();
        _connected.SetResult(client);
        byte[] buffer = new byte[16 * 1024];
        try
        {
            while (await stream.ReadAsync(buffer) > 0) _received.TrySetResult();
        }
        catch (IOException)
        {
            // A reset is one more way to close a connection.
        }
    }
}
