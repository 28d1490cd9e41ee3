using System.Net;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>
/// Observes which request's bytes reach which connection. <see cref="SocketsHttpHandler"/> repeats a request without a body up to three
/// times when its connection closes before an answer; for a paid call that is one call too many, so a second connection is refused here.
/// </summary>
/// <remarks>
/// HTTP/1.1 writes a request in the asynchronous flow of its caller, so an <see cref="AsyncLocal{T}"/> tells whose bytes they are. Should a
/// runtime ever write outside of that flow, the monitor notices, and from then on no request counts as certainly unsent.
/// </remarks>
internal sealed class SendMonitor : DelegatingHandler
{
    private readonly AsyncLocal<Attempt?> _current = new();
    private volatile bool _lostTrack;

    /// <summary>For <see cref="SocketsHttpHandler.PlaintextStreamFilter"/>: runs once for every new connection, above TLS.</summary>
    public ValueTask<Stream> FilterAsync(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        // The CONNECT request to a proxy is not the API's, and the stream above it is filtered by itself.
        var isTunnel = context.InitialRequestMessage.Method == HttpMethod.Connect;
        return ValueTask.FromResult(isTunnel ? context.PlaintextStream : new MonitoredStream(context.PlaintextStream, NoteWrite, NoteRefusal));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A request from elsewhere is none of this class's business, but its writes must not look like lost ones.
        if (!request.Options.TryGetValue(Attempt.Key, out var attempt)) attempt = new Attempt(RetryClass.Safe);
        attempt.Monitored = !_lostTrack && request.Version == HttpVersion.Version11;
        _current.Value = attempt;
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            if (_lostTrack) attempt.Monitored = false;
        }
    }

    /// <summary>Notes that a connection is about to write; throws when the request may not be written there.</summary>
    internal void NoteWrite(object connection)
    {
        if (_current.Value is { } attempt) attempt.Write(connection);
        else _lostTrack = true;
    }

    private void NoteRefusal(int length) => _current.Value?.Unwrite(length);
}
