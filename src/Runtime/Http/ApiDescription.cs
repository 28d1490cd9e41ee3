using System.Collections.Immutable;

namespace OpenApiMcp.Runtime.Http;

/// <summary>What the document says about the API as a whole, as the generator writes it into the catalogue.</summary>
public sealed class ApiDescription
{
    public required string Title { get; init; }

    /// <summary>The document's <c>info.version</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The absolute URLs of the document's servers, in its order, variables replaced by their defaults.</summary>
    public ImmutableArray<string> Servers { get; init; } = [];

    public ImmutableArray<SecurityScheme> SecuritySchemes { get; init; } = [];
}

/// <summary>How a credential travels (OpenAPI security scheme).</summary>
/// <param name="Name">The scheme's name in the document.</param>
/// <param name="Kind">Where the credential goes.</param>
/// <param name="ParameterName">The header, query parameter or cookie of an API key; empty otherwise.</param>
public sealed record SecurityScheme(string Name, SecuritySchemeKind Kind, string ParameterName = "");

/// <summary>The places a credential can go to.</summary>
public enum SecuritySchemeKind
{
    ApiKeyHeader,
    ApiKeyQuery,
    ApiKeyCookie,

    /// <summary><c>Authorization: Bearer</c>; also OAuth 2 and OpenID Connect with a token obtained elsewhere.</summary>
    Bearer,

    /// <summary><c>Authorization: Basic</c>; the credential is <c>user:password</c>.</summary>
    Basic,
}
