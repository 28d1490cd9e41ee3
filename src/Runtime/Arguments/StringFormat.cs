namespace OpenApiMcp.Runtime.Arguments;

/// <summary>
/// The formats that are checked: those of JSON Schema 2020-12 (validation, section 7.3) and those of OpenAPI's registry that
/// can be wrong. <c>binary</c>, <c>float</c>, <c>double</c>, <c>password</c> and unknown formats allow every value.
/// </summary>
public enum StringFormat
{
    /// <summary>RFC 3339 date-time.</summary>
    DateTime,

    /// <summary>RFC 3339 full-date.</summary>
    Date,

    /// <summary>RFC 3339 full-time, with an offset.</summary>
    Time,

    /// <summary>RFC 3339, appendix A.</summary>
    Duration,

    /// <summary>RFC 5321 Mailbox.</summary>
    Email,

    /// <summary>RFC 6531 Mailbox.</summary>
    IdnEmail,

    /// <summary>RFC 1123 host name; A-labels as in RFC 5891.</summary>
    Hostname,

    /// <summary>RFC 5890 internationalized host name.</summary>
    IdnHostname,

    /// <summary>RFC 2673, section 3.2.</summary>
    Ipv4,

    /// <summary>RFC 4291, section 2.2.</summary>
    Ipv6,

    /// <summary>RFC 3986 URI.</summary>
    Uri,

    /// <summary>RFC 3986 URI or relative reference.</summary>
    UriReference,

    /// <summary>RFC 3987 IRI.</summary>
    Iri,

    /// <summary>RFC 3987 IRI or relative reference.</summary>
    IriReference,

    /// <summary>RFC 6570, any level.</summary>
    UriTemplate,

    /// <summary>RFC 4122, hexadecimal digits in five groups.</summary>
    Uuid,

    /// <summary>RFC 6901, as a string.</summary>
    JsonPointer,

    RelativeJsonPointer,

    /// <summary>Base64 with padding (RFC 4648, section 4).</summary>
    Byte,

    /// <summary>Base64 for URLs, padding optional (RFC 4648, section 5).</summary>
    Base64Url,

    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
}
