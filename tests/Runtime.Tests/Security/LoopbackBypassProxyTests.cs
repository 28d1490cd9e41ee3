using System.Net;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class LoopbackBypassProxyTests
{
    [Theory]
    [InlineData("http://localhost:1/", true)]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("https://api.test/", false)]
    public void Only_loopback_hosts_avoid_the_proxy(string address, bool bypassed)
    {
        var proxy = new LoopbackBypassProxy(new WebProxy("http://proxy.test:8080"));

        Assert.Equal(bypassed, proxy.IsBypassed(new Uri(address)));
        Assert.Equal(bypassed ? null : new Uri("http://proxy.test:8080"), proxy.GetProxy(new Uri(address)));
    }
}
