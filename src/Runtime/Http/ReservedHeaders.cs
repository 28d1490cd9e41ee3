using System.Collections.Frozen;

namespace OpenApiMcp.Runtime.Http;

/// <summary>The headers that belong to the protocol, the connection or the credentials; no argument may set them.</summary>
internal static class ReservedHeaders
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Accept", "Accept-Encoding", "Authorization", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Cookie", "Expect", "Host",
        "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade");

    public static bool Contains(string name) => Names.Contains(name);
}
