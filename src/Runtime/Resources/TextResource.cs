using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OpenApiMcp.Runtime.Resources;

/// <summary>A text at one address.</summary>
/// <param name="resource">What lists say of it; the address and the media type are needed.</param>
/// <param name="read">Makes the text.</param>
/// <param name="lifetime">How long every client may keep it; null for a text that may have changed by the next read, or is one user's.</param>
public sealed class TextResource(Resource resource, Func<CancellationToken, ValueTask<string>> read, TimeSpan? lifetime = null) : McpServerResource
{
    public override ResourceTemplate ProtocolResourceTemplate { get; } = new()
    {
        UriTemplate = resource.Uri,
        Name = resource.Name,
        Title = resource.Title,
        Description = resource.Description,
        MimeType = resource.MimeType,
        Annotations = resource.Annotations,
    };

    public override IReadOnlyList<object> Metadata => [];

    public override bool IsMatch(string uri) => string.Equals(uri, resource.Uri, StringComparison.Ordinal);

    public override async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default) =>
        TextContents.Make(request, await read(cancellationToken), resource.MimeType, lifetime);
}
