using System.Net;

namespace OpenApiMcp.Runtime.Security;

/// <summary>Reads the API's base URL and refuses one that would send credentials in the clear or to an unexpected place.</summary>
public static class BaseUrl
{
    /// <summary>An absolute URL with <c>https</c>, or <c>http</c> for a loopback host; a path prefix is allowed, nothing after it.</summary>
    /// <exception cref="FormatException">The text is no such URL. The message names the reason and never quotes the text.</exception>
    public static Uri Parse(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) && !char.IsControl(character) && character != '\\') continue;
            throw Invalid("it contains white space, a control character or a backslash");
        }

        // Uri also reads https:host and https:/host, in which the parts below are not where they are looked for.
        var isAbsolute = Uri.TryCreate(text, UriKind.Absolute, out var url) && text.StartsWith(url.Scheme + "://", StringComparison.OrdinalIgnoreCase);
        if (!isAbsolute || url!.Host.Length == 0) throw Invalid("it is no absolute URL");
        if (Authority(text).Contains('@', StringComparison.Ordinal)) throw Invalid("it contains a user name or password; credentials have their own settings");
        if (text.Contains('?', StringComparison.Ordinal)) throw Invalid("it contains a query");
        if (text.Contains('#', StringComparison.Ordinal)) throw Invalid("it contains a fragment");
        if (url.Port == 0) throw Invalid("its port is 0, which nothing listens on");
        if (HasDotSegments(text)) throw Invalid("its path contains '.' or '..'; write the path that is meant");
        if (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && IsLoopback(url))) return url;
        throw Invalid(url.Scheme == Uri.UriSchemeHttp ? "plain http is allowed for localhost, 127.0.0.0/8 and [::1] only" : "its scheme is not https");
    }

    /// <summary>True for <c>localhost</c>, 127.0.0.0/8 and ::1, by name alone: no name is resolved.</summary>
    public static bool IsLoopback(Uri url) => url.HostNameType switch
    {
        UriHostNameType.IPv4 => IPAddress.Parse(url.Host).GetAddressBytes()[0] == 127,
        UriHostNameType.IPv6 => IPAddress.Parse(url.Host).Equals(IPAddress.IPv6Loopback),
        _ => string.Equals(url.Host, "localhost", StringComparison.OrdinalIgnoreCase),
    };

    private static string Authority(string text)
    {
        var start = text.IndexOf("//", StringComparison.Ordinal) + 2;
        var end = text.AsSpan(start).IndexOfAny('/', '?', '#');
        return end < 0 ? text[start..] : text.Substring(start, end);
    }

    /// <summary>Such segments are resolved before anything is sent: the requests would go elsewhere than the text says.</summary>
    private static bool HasDotSegments(string text) =>
        text.Split('/').Skip(3).Any(segment => Uri.UnescapeDataString(segment) is "." or "..");

    private static FormatException Invalid(string reason) =>
        new($"The base URL cannot be used: {reason}. Expected something like https://api.example.com or https://api.example.com/prefix.");
}
