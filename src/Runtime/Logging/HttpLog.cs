using System.Globalization;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Logging;

/// <summary>
/// Notes each request to the API with everything that says nothing about anybody: the path as the document has it, sizes, times, and
/// the shape of the bodies.
/// </summary>
internal sealed class HttpLog(ILogger logger, SecretRedactor redactor)
{
    private const int MaxShape = 1500;

    public bool IsEnabled => logger.IsEnabled(LogLevel.Information);

    /// <param name="response">The answer, or null where none came to its end.</param>
    /// <param name="body">What arrived of the answer's body.</param>
    /// <param name="failure">What went wrong, or null for a request that was given up.</param>
    public void Write(ApiRequest request, int attempt, ApiResponse? response, ReadOnlyMemory<byte> body, Exception? failure, TimeSpan duration)
    {
        try
        {
            Note(request, attempt, response, body, failure, duration);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever an API can send that was not thought of here: a line of a log must not cost an answer that was paid for.
        }
    }

    private void Note(ApiRequest request, int attempt, ApiResponse? response, ReadOnlyMemory<byte> body, Exception? failure, TimeSpan duration)
    {
        var mask = PersonalDataMask.Of(request.Call);
        var shape = new BodyShape(name => redactor.Redact(name) == name && mask.Mask(name) == name);
        logger.HttpExchange(
            request.Method,
            request.PathTemplate,
            Outcome(response, failure),
            (long)duration.TotalMilliseconds,
            attempt,
            request.Call.Body is { } sent ? ShownText.Shorten(shape.Of(sent), MaxShape) : "nothing",
            ShownText.Shorten(shape.Of(body), MaxShape),
            Id(response, mask));
    }

    private static string Outcome(ApiResponse? response, Exception? failure)
    {
        if (response is not null) return "answered " + response.Status.ToString(CultureInfo.InvariantCulture);
        return failure is null ? "was given up" : $"failed ({ExceptionNames.Of(failure)})";
    }

    /// <summary>The header is the API's: it is shown only where a machine made it, which shows in its length and digits.</summary>
    private static string Id(ApiResponse? response, PersonalDataMask mask)
    {
        var id = response?.Headers.GetValueOrDefault("X-Request-Id");
        var looksLikeOne = id is { Length: >= 16 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && id.Count(char.IsAsciiDigit) >= 4;
        return looksLikeOne && mask.Mask(id!) == id ? id! : "-";
    }
}
