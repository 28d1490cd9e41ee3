namespace OpenApiMcp.Runtime.Http;

/// <summary>Carries a request to the API and brings its answer back: credentials, time-outs, retries and limits live behind it.</summary>
public interface IApiConnection
{
    /// <summary>Sends the request and reads the whole answer.</summary>
    /// <exception cref="ApiFailureException">No complete answer came back.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken);
}
