namespace OpenApiMcp.Runtime.Security;

/// <summary>The credential of a security scheme, or null when none is configured.</summary>
/// <param name="schemeName">The scheme's name in the document.</param>
public delegate string? CredentialSource(string schemeName);
