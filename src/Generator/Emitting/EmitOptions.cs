namespace OpenApiMcp.Generator.Emitting;

/// <summary>The names that a project gives to what is emitted.</summary>
/// <param name="Namespace">The namespace of everything emitted.</param>
/// <param name="ClientName">The class that NSwag makes.</param>
/// <param name="CatalogName">The class that lists the tools.</param>
internal sealed record EmitOptions(string Namespace, string ClientName, string CatalogName);
