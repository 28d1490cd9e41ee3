using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Security;

/// <summary>The last look at a request before it leaves: credentials go to the configured scheme, host and port alone, below its path.</summary>
internal sealed class OriginGuard(Uri baseUrl, ILogger logger) : DelegatingHandler
{
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
        && address.Scheme == baseUrl.Scheme
        && string.Equals(address.Host, baseUrl.Host, StringComparison.OrdinalIgnoreCase)
        && address.Port == baseUrl.Port
        && address.UserInfo.Length == 0
        && address.AbsolutePath.StartsWith(baseUrl.AbsolutePath.TrimEnd('/') + '/', StringComparison.Ordinal);
}
