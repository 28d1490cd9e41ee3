using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace LeadMagic.Stress.Tests.Soak;

/// <summary>An API on loopback that does with each request what the request's own arguments tell it, fast enough not to be what is measured.</summary>
internal sealed partial class StubApi : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly int[] _requests;
    private readonly Task _accepting;
    private decimal _charged;

    /// <param name="calls">Calls have numbers below this.</param>
    public StubApi(int calls)
    {
        _requests = new int[calls];
        _listener.Start(backlog: 512);
        _accepting = AcceptAsync();
    }

    public string BaseUrl => $"http://{_listener.LocalEndpoint}";

    /// <summary>The credits of all answers that were sent whole.</summary>
    public decimal Charged
    {
        get
        {
            lock (_lock) return _charged;
        }
    }

    /// <summary>How often a call was received.</summary>
    public int Requests(int number) => Volatile.Read(ref _requests[number]);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptSocketAsync(_end.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            socket.NoDelay = true;
            var connection = new StubConnection(socket, _end.Token);
            try
            {
                while (await connection.ReadRequestAsync() is { } request && await AnswerAsync(connection, request))
                {
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException)
            {
                // The server has given up the call, or the test ends.
            }
        }
    }

    /// <returns>False where the connection is at its end.</returns>
    private async Task<bool> AnswerAsync(StubConnection connection, string request)
    {
        if (Marker().Match(request) is not { Success: true } marker) return await connection.SendAsync(StubAnswers.Refusal(404));
        var call = PlannedCall.Of(int.Parse(marker.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));
        var isFirst = Interlocked.Increment(ref _requests[call.Number]) == 1;
        switch (call.Kind)
        {
            case CallKind.Limited when isFirst: return await connection.SendAsync(StubAnswers.Refusal(429, "Retry-After: 0\r\n"));
            case CallKind.Unavailable when isFirst: return await connection.SendAsync(StubAnswers.Refusal(503, "Retry-After: 0\r\n"));
            case CallKind.Broken: return await connection.SendAsync(StubAnswers.Refusal(500));
            case CallKind.Rejected: return await connection.SendAsync(StubAnswers.Refusal(400));
            case CallKind.Reset: return connection.Reset();
            case CallKind.Silent: return await connection.WaitForCloseAsync();
            case CallKind.Cut: return await connection.SendHalfAsync(StubAnswers.Found(call));
            case CallKind.Slow or CallKind.Cancelled:
                await Task.Delay(TimeSpan.FromMilliseconds(20 + (call.Number % 80)), TimeProvider.System, _end.Token);
                break;
        }

        lock (_lock) _charged += call.Charged;
        return await connection.SendAsync(StubAnswers.Found(call));
    }

    [GeneratedRegex(@"(?<number>\d+)\.[A-Z][a-z]+\.example", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Marker();
}
