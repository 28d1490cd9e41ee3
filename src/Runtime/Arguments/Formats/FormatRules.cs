namespace OpenApiMcp.Runtime.Arguments.Formats;

/// <summary>What each format allows, and how it is called when it is not met.</summary>
internal static class FormatRules
{
    public static bool IsNumeric(this StringFormat format) => format >= StringFormat.Int8;

    /// <summary>True for dates and times, which tell less of a person than free text.</summary>
    public static bool IsTime(this StringFormat format) => format is StringFormat.Date or StringFormat.Time or StringFormat.DateTime;

    /// <summary>True when a text has the format. Formats of numbers allow every text.</summary>
    public static bool IsMatch(StringFormat format, ReadOnlySpan<char> text) => format switch
    {
        StringFormat.DateTime => DateTimeFormat.IsDateTime(text),
        StringFormat.Date => DateTimeFormat.IsDate(text),
        StringFormat.Time => DateTimeFormat.IsTime(text),
        StringFormat.Duration => DurationFormat.IsDuration(text),
        StringFormat.Email => EmailFormat.IsMailbox(text, international: false),
        StringFormat.IdnEmail => EmailFormat.IsMailbox(text, international: true),
        StringFormat.Hostname => HostnameFormat.IsHostname(text),
        StringFormat.IdnHostname => HostnameFormat.IsInternationalHostname(text),
        StringFormat.Ipv4 => AddressFormat.IsIpv4(text),
        StringFormat.Ipv6 => AddressFormat.IsIpv6(text),
        StringFormat.Uri => UriFormat.IsUri(text, international: false),
        StringFormat.UriReference => UriFormat.IsReference(text, international: false),
        StringFormat.Iri => UriFormat.IsUri(text, international: true),
        StringFormat.IriReference => UriFormat.IsReference(text, international: true),
        StringFormat.UriTemplate => UriTemplateFormat.IsTemplate(text),
        StringFormat.Uuid => PlainFormats.IsUuid(text),
        StringFormat.JsonPointer => PlainFormats.IsJsonPointer(text),
        StringFormat.RelativeJsonPointer => PlainFormats.IsRelativeJsonPointer(text),
        StringFormat.Byte => PlainFormats.IsBase64(text),
        StringFormat.Base64Url => PlainFormats.IsBase64Url(text),
        _ => true,
    };

    public static string Describe(this StringFormat format) => format switch
    {
        StringFormat.DateTime => "a date and time with offset such as 2026-01-31T09:30:00Z",
        StringFormat.Date => "a date such as 2026-01-31",
        StringFormat.Time => "a time with offset such as 09:30:00Z",
        StringFormat.Duration => "a duration such as P1DT12H",
        StringFormat.Email or StringFormat.IdnEmail => "an email address such as name@example.com",
        StringFormat.Hostname or StringFormat.IdnHostname => "a host name such as www.example.com",
        StringFormat.Ipv4 => "an IPv4 address such as 192.0.2.1",
        StringFormat.Ipv6 => "an IPv6 address such as 2001:db8::1",
        StringFormat.Uri or StringFormat.Iri => "an absolute URI such as https://example.com/page",
        StringFormat.UriReference or StringFormat.IriReference => "a URI or a relative reference such as /page",
        StringFormat.UriTemplate => "a URI template such as /users/{id}",
        StringFormat.Uuid => "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
        StringFormat.JsonPointer => "a JSON pointer such as /a/0",
        StringFormat.RelativeJsonPointer => "a relative JSON pointer such as 1/a",
        StringFormat.Byte => "base64 with padding",
        StringFormat.Base64Url => "base64 for URLs, with - and _",
        _ => IntegerRange.Describe(format),
    };
}
