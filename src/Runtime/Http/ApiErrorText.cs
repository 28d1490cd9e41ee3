using System.Globalization;
using System.Text;
using OpenApiMcp.Runtime.Resilience;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Http;

/// <summary>Turns an answer that is no success into one text for the model: what the API said, and what to do about it.</summary>
public static class ApiErrorText
{
    private const int MaxLength = 1500;
    private const int MaxUnknownBody = 1000;
    private const int MaxDecodedBytes = 16 * 1024;
    private const int LongestAddress = 400;

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <param name="now">For turning a point in time into seconds to wait.</param>
    /// <param name="redactor">Removes credentials that the API may have echoed.</param>
    /// <param name="mask">Removes what the call's arguments say, and addresses and phone numbers of anybody; null removes nothing.</param>
    /// <returns>At most 1,500 characters on a few lines, without control characters.</returns>
    public static string Write(ApiResponse response, DateTimeOffset now, SecretRedactor redactor, PersonalDataMask? mask = null)
    {
        mask ??= PersonalDataMask.None;

        // Nothing of a redirect is repeated: its target could be anybody's address.
        if (response.Status is >= 300 and <= 399) return $"The API answered {StatusTexts.Name(response.Status)}. {StatusTexts.Advice(response.Status)}";

        var problem = ApiProblem.Read(response.Body);
        var lines = new List<string> { $"The API answered {StatusTexts.Name(response.Status)}." };
        if (problem is null) AddBody(lines, response, redactor, mask);
        else AddProblem(lines, problem, text => mask.Mask(ShownText.Clean(text, redactor)), link => mask.MaskArguments(ShownText.Clean(link, redactor)));

        var wait = response.Status is 429 or 503 ? WaitTime.Read(response.Headers, now) : null;
        if (wait is { } time) lines.Add(Wait(time));
        if (StatusTexts.Advice(response.Status, isReady: wait <= TimeSpan.Zero) is { Length: > 0 } advice) lines.Add(advice);
        var id = problem?.RequestId ?? response.Headers.GetValueOrDefault("X-Request-Id");
        if (id is not null) lines.Add($"Request id: {ShownText.Shorten(MaskId(ShownText.Clean(id, redactor), mask), 100)}");
        return Fit(lines);
    }

    private static string Wait(TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero) return "The API allows the next call at once.";
        return wait > LongestWait
            ? $"The API asks for a wait of more than a day, which may be a mistake; try again in {Seconds(RateLimitHeaders.LongestTrust)} seconds at the earliest."
            : $"Wait {Seconds(wait)} seconds before the next call.";
    }

    private static void AddProblem(List<string> lines, ApiProblem problem, Func<string, string> clean, Func<string, string> cleanLink)
    {
        foreach (var error in problem.Errors.Take(3))
        {
            var line = new StringBuilder();
            if (error.Code is { } code) line.Append(ShownText.Shorten(clean(code), 80)).Append(": ");
            line.Append(ShownText.Shorten(clean(error.Detail ?? error.Title ?? "no details"), 400));
            if (error.Parameters is { } parameters) line.Append(" (").Append(ShownText.Shorten(clean(parameters), 100)).Append(')');
            if (error.Context is { } context) line.Append(" [").Append(ShownText.Shorten(clean(context), 200)).Append(']');
            lines.Add(line.ToString());
            if (error.Action is { } action) lines.Add("The API advises: " + ShownText.Shorten(clean(action), 200));
            if (error.Documentation is { } documentation) lines.Add("Documentation: " + ShownText.Shorten(cleanLink(documentation), 150));
        }

        if (problem.Errors.Count > 3) lines.Add($"And {(problem.Errors.Count - 3).ToString(CultureInfo.InvariantCulture)} more.");
    }

    private static void AddBody(List<string> lines, ApiResponse response, SecretRedactor redactor, PersonalDataMask mask)
    {
        var body = response.Body.Span;
        if (body.IsEmpty)
        {
            lines.Add(response.IsBodyLost ? "The rest of the answer did not arrive whole." : "The answer has no body.");
            return;
        }

        var isCut = body.Length > MaxDecodedBytes;
        var decoded = Encoding.UTF8.GetString(isCut ? body[..MaxDecodedBytes] : body);
        if (decoded.Contains('\0', StringComparison.Ordinal))
        {
            lines.Add($"The body is {body.Length.ToString(CultureInfo.InvariantCulture)} bytes of binary data.");
            return;
        }

        var text = ShownText.Clean(decoded, redactor);

        // The cut may have gone through a secret, an argument or an address, whose first part would then be unrecognizable.
        if (isCut) text = text[..Math.Max(0, text.Length - Math.Max(LongestAddress, Math.Max(redactor.LongestSecret, mask.LongestValue)))];
        lines.Add("Body: " + ShownText.Shorten(mask.Mask(text), MaxUnknownBody));
    }

    /// <summary>The digits of an id are no phone number; what has not the form of one is masked like any text.</summary>
    private static string MaskId(string id, PersonalDataMask mask) => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? mask.MaskArguments(id) : mask.Mask(id);

    /// <summary>The first and the last lines matter most, so what does not fit is taken from the middle.</summary>
    private static string Fit(List<string> lines)
    {
        while (lines.Count > 3 && lines.Sum(line => line.Length + 1) > MaxLength) lines.RemoveAt(lines.Count - 3);
        return ShownText.Shorten(string.Join('\n', lines), MaxLength);
    }

    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
}
