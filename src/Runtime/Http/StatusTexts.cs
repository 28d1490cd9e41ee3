using System.Globalization;

namespace OpenApiMcp.Runtime.Http;

/// <summary>What a status code means, and what a caller should do about it.</summary>
internal static class StatusTexts
{
    public static string Name(int status)
    {
        var number = status.ToString(CultureInfo.InvariantCulture);
        return Meaning(status) is { } meaning ? $"{number} ({meaning})" : number;
    }

    /// <param name="isReady">True where the API has said that it takes the next call at once.</param>
    public static string Advice(int status, bool isReady = false) => status switch
    {
        304 => "The request asked for no comparison with a cached copy, so a cache or a proxy before the API answered wrongly: the user must check it.",
        >= 300 and <= 399 => "Redirects are never followed, because the credentials would travel along: the user must check the server's base URL.",
        400 or 422 => "Correct the arguments before calling again; the same call would be refused again.",
        401 => "The user must check the API key in the server's configuration; repeating the call does not help.",
        402 => "Stop making paying calls, and tell the user: credits or payment are needed first.",
        403 => "The user must check what the API key and its plan allow; repeating the call does not help.",
        404 or 410 => "Check the identifiers in the arguments; what they name was not found.",
        405 or 406 or 415 => "The API does not accept this kind of request; the server's API description may be out of date.",
        407 => "A proxy before the API asks for a user name and a password: the user must check the proxy's settings, such as HTTPS_PROXY; repeating the call does not help.",
        408 or 425 => "Try again in a little while.",
        409 or 412 or 428 => "The request conflicts with the present state; read that state first, then decide.",
        413 or 414 or 431 => "The request is too large; send less.",
        429 => isReady ? "Make fewer calls." : "Make fewer calls; calling again at once would be refused too.",
        451 => "The answer is withheld for legal reasons; repeating the call does not help.",
        503 => isReady ? "The API was unavailable for a moment." : "The API is temporarily unavailable; try again later.",
        >= 500 => "The fault is on the API's side. A paid call may have run nonetheless: find out before repeating it.",
        _ => "",
    };

    private static string? Meaning(int status) => status switch
    {
        304 => "not modified",
        >= 300 and <= 399 => "redirect",
        400 => "bad request",
        401 => "not authenticated",
        402 => "payment required",
        403 => "not allowed",
        404 => "not found",
        405 => "method not allowed",
        406 => "no acceptable format",
        407 => "proxy authentication required",
        408 => "request time-out",
        409 => "conflict",
        410 => "gone",
        413 => "request too large",
        415 => "unsupported media type",
        422 => "arguments refused",
        429 => "too many requests",
        500 => "internal error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway time-out",
        _ => null,
    };
}
