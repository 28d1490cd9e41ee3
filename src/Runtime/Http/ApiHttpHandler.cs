using System.Net;
using OpenApiMcp.Runtime.Resilience;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Makes the HTTP handler that an <see cref="ApiConnection"/> sends through.</summary>
public static class ApiHttpHandler
{
    /// <summary>
    /// A handler that follows no redirect (the credentials would travel along), keeps no cookies, uses the environment's
    /// proxy except for loopback hosts, and never repeats a request by itself unless that is safe.
    /// </summary>
    /// <param name="configure">Changes the inner handler, for instance its certificate checks.</param>
    /// <param name="pins">What the API's certificates must have besides; null for no more than TLS demands.</param>
    public static HttpMessageHandler Create(Action<SocketsHttpHandler>? configure = null, CertificatePins? pins = null)
    {
        var monitor = new SendMonitor();
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None, // ApiConnection unpacks, and measures how much
            MaxResponseHeadersLength = 2 * 1024, // kB: a response that was paid for is not lost to its headers
            MaxResponseDrainSize = 0, // what is too large is not read further, not even to keep the connection
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(50), // before the usual 60 of load balancers: a request that meets their close is lost
            ConnectTimeout = TimeSpan.FromSeconds(15),
            Proxy = new LoopbackBypassProxy(HttpClient.DefaultProxy),
            ActivityHeadersPropagator = null, // the trace ids of the user's session are none of the API's business
            PlaintextStreamFilter = monitor.FilterAsync,
        };
        if (TrustStore.SkipsFolder) sockets.SslOptions.RemoteCertificateValidationCallback = TrustStore.Accept;
        configure?.Invoke(sockets);
        pins?.Apply(sockets.SslOptions); // last: nothing may take them away
        monitor.InnerHandler = sockets;
        return monitor;
    }
}
