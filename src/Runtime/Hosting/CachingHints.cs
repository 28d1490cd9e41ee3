using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Hosting;

/// <summary>Says how long a client may keep an answer, in the revisions that have such hints.</summary>
internal static class CachingHints
{
    /// <summary>The first revision whose answers carry them; earlier ones know no such members.</summary>
    private const string FirstVersion = "2026-07-28";

    /// <summary>For an answer that is the same for every user: no credential takes part in it.</summary>
    public static TResult AddPublic<TResult>(TResult result, JsonRpcRequest request, TimeSpan lifetime)
        where TResult : ICacheableResult
    {
        if (!IsModern(request)) return result;
        result.TimeToLive = lifetime;
        result.CacheScope = CacheScope.Public;
        return result;
    }

    public static bool IsModern(JsonRpcRequest request) => string.CompareOrdinal(request.Context?.ProtocolVersion, FirstVersion) >= 0;
}
