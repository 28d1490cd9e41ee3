using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Resilience;

/// <summary>Tells a request that was never sent from one that broke on its way.</summary>
internal static class SendFailures
{
    /// <summary>
    /// A failure counts as unsent only when .NET names a cause that lies before sending and, where the handler reports its writes, it wrote nothing.
    /// </summary>
    public static ApiFailureException Explain(CallState state, Attempt attempt, Exception exception)
    {
        var reason = exception is HttpRequestException { HttpRequestError: var error } ? Reason(error) : null;

        // The handler's connect time-out surfaces as a cancellation that nobody asked for.
        if (exception is OperationCanceledException && attempt.CertainlyUnsent) reason = "no connection could be made in time";
        if (attempt is { FoundReset: true, CertainlyUnsent: true }) reason = "the connection was reset before the request was sent";
        var unsent = reason is not null && (attempt.CertainlyUnsent || !(attempt.Monitored || attempt.Written));
        if (unsent) return FailureTexts.Unsent(state, reason!, exception);
        return Fault(exception) is { } fault ? FailureTexts.Unreadable(state, fault, exception) : FailureTexts.Broken(state, exception);
    }

    /// <summary>What is wrong with a response that came and cannot be read, a predicate; null for a connection that broke.</summary>
    private static string? Fault(Exception exception) => exception is HttpRequestException { HttpRequestError: var error } ? error switch
    {
        HttpRequestError.InvalidResponse => "is not valid HTTP: its status line or one of its header lines is malformed",
        HttpRequestError.ConfigurationLimitExceeded => "has more than 2 MB of headers",
        _ => null,
    } : null;

    private static string? Reason(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "its host name could not be resolved",
        HttpRequestError.ConnectionError => "the connection was refused or failed",
        HttpRequestError.SecureConnectionError => "no secure connection (TLS) could be set up",
        HttpRequestError.ProxyTunnelError => "the proxy did not let the connection through",
        _ => null,
    };
}
