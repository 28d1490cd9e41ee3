namespace OpenApiMcp.Runtime.Security;

/// <summary>The credential of a security scheme, or null when none is configured. It is asked for each request, from several threads.</summary>
/// <param name="schemeName">The scheme's name in the document.</param>
/// <exception cref="CredentialException">There should be a credential, and it cannot be used now.</exception>
public delegate string? CredentialSource(string schemeName);
