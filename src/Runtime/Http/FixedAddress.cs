namespace OpenApiMcp.Runtime.Http;

/// <summary>The address of an operation whose requests fill in neither path nor query: it is the same for every call.</summary>
internal sealed class FixedAddress(Uri baseUrl, string template, Uri address)
{
    public Uri Address { get; } = address;

    public bool IsOf(Uri otherBaseUrl, string otherTemplate) => ReferenceEquals(otherBaseUrl, baseUrl) && otherTemplate == template;
}
