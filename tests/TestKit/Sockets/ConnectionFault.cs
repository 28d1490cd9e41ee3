namespace OpenApiMcp.TestKit.Sockets;

/// <summary>Ways in which a <see cref="LoopbackServer"/> breaks a connection in place of a response.</summary>
public enum ConnectionFault
{
    /// <summary>The connection is reset before a byte was sent.</summary>
    ConnectionReset,

    /// <summary>
    /// The connection is closed before a byte was sent. HttpClient takes that for an idle connection that ran out and by itself sends a request without a
    /// body up to three times more, so expect one to four requests.
    /// </summary>
    EmptyResponse,

    /// <summary>Status 200 and headers, then a chunk that is not one, then the connection is closed.</summary>
    MalformedChunk,

    /// <summary>Bytes that are not HTTP, then the connection is closed.</summary>
    RandomDataThenClose,
}
