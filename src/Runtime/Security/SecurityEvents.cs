using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Security;

/// <summary>What a guardian of the server should hear of (1000–1079). Ids and names are stable; no text holds a value of a call.</summary>
internal static partial class SecurityEvents
{
    [LoggerMessage(1000, LogLevel.Error, "A request to another place than the configured one was refused before it was sent.")]
    public static partial void OriginRefused(this ILogger logger);

    [LoggerMessage(1001, LogLevel.Warning, "{Tool}: the API answered with the redirect {Status}, which was not followed.")]
    public static partial void RedirectRefused(this ILogger logger, string tool, int status);

    [LoggerMessage(1002, LogLevel.Warning, "{Tool}: the API refused the credential with status {Status}.")]
    public static partial void AuthenticationFailed(this ILogger logger, string tool, int status);

    [LoggerMessage(1003, LogLevel.Error, "The certificate of the API matches no pin; the connection was closed before anything was sent.")]
    public static partial void PinMismatch(this ILogger logger);

    [LoggerMessage(1004, LogLevel.Warning, "{Tool}: an answer larger than {Limit} bytes was not read to its end.")]
    public static partial void AnswerTooLarge(this ILogger logger, string tool, long limit);

    [LoggerMessage(1005, LogLevel.Warning, "A line of input longer than {Limit} bytes was refused.")]
    public static partial void LineTooLong(this ILogger logger, int limit);

    [LoggerMessage(1006, LogLevel.Error, "A call was refused, because its credential cannot be used: {Reason}")]
    public static partial void CredentialRefused(this ILogger logger, string reason);

    [LoggerMessage(1007, LogLevel.Information, "The credential '{Scheme}' has changed; the new one is used from now on.")]
    public static partial void CredentialRotated(this ILogger logger, string scheme);

    /// <summary>Notes an answer that concerns the credentials.</summary>
    public static void Note(ILogger logger, string tool, ApiResponse response)
    {
        if (response.Status is >= 300 and <= 399) logger.RedirectRefused(tool, response.Status);
        if (response.Status is 401 or 403) logger.AuthenticationFailed(tool, response.Status);
    }
}
