using System.Net;

namespace OpenApiMcp.Runtime.Security;

/// <summary>
/// The proxy of the environment, except for loopback hosts: those may use plain http, so a proxy would carry the credentials off the machine unencrypted.
/// </summary>
internal sealed class LoopbackBypassProxy(IWebProxy environment) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => environment.Credentials;
        set => environment.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : environment.GetProxy(destination);

    public bool IsBypassed(Uri host) => BaseUrl.IsLoopback(host) || environment.IsBypassed(host);
}
