using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Security;

/// <summary>The last look at a request before it leaves: credentials go to the configured scheme, host and port alone, below its path.</summary>
internal sealed class OriginGuard(Uri baseUrl, ILogger logger) : DelegatingHandler
{
    private readonly string _scheme = baseUrl.Scheme;
    private readonly string _host = baseUrl.Host;
    private readonly int _port = baseUrl.Port;
    private readonly string _path = baseUrl.AbsolutePath.TrimEnd('/') + '/';

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsAllowed(request)) return base.SendAsync(request, cancellationToken);
        logger.OriginRefused();
        throw new ApiFailureException(
            "The request would have gone to another place than the configured API, so it was refused. Nothing was sent. Correct the arguments; "
            + "if they are plain, tell the user that the server has a defect.");
    }

    private bool IsAllowed(HttpRequestMessage request) =>
        request.Headers.Host is null
        && request.RequestUri is { IsAbsoluteUri: true } address
        && address.Scheme == _scheme
        && string.Equals(address.Host, _host, StringComparison.OrdinalIgnoreCase)
        && address.Port == _port
        && address.UserInfo.Length == 0
        && address.AbsolutePath.StartsWith(_path, StringComparison.Ordinal);
}
