namespace OpenApiMcp.Runtime.Security;

/// <summary>
/// A <see cref="CredentialSource"/> has no credential that may be used now. The message is one sentence for the person who runs the
/// server; it holds neither the credential nor a path.
/// </summary>
public sealed class CredentialException(string message) : Exception(message);
