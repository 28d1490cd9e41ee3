using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class BaseUrlTests
{
    [Theory]
    [InlineData("https://api.example.com")]
    [InlineData("https://api.example.com:8443/v1/")]
    [InlineData("HTTPS://API.EXAMPLE.COM")]
    [InlineData("http://localhost:5000")]
    [InlineData("http://LOCALHOST/x")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://127.255.0.7:80/x")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://[2001:db8::1]/")]
    public void A_secure_or_local_address_is_accepted(string text) => Assert.Equal(new Uri(text), BaseUrl.Parse(text));

    [Theory]
    [InlineData("", "absolute")]
    [InlineData("api.example.com", "absolute")]
    [InlineData("/v1", "scheme|absolute")]
    [InlineData("http://api.example.com", "plain http")]
    [InlineData("http://localhost.example.com", "plain http")]
    [InlineData("http://localhost.", "plain http")]
    [InlineData("http://evil-localhost", "plain http")]
    [InlineData("http://notlocalhost", "plain http")]
    [InlineData("http://x.localhost", "plain http")]
    [InlineData("http://128.0.0.1", "plain http")]
    [InlineData("http://0.0.0.0", "plain http")]
    [InlineData("http://[::ffff:127.0.0.1]", "plain http")]
    [InlineData("http://127.0.0.1@evil.test", "user name")]
    [InlineData("https://user:pa55@api.example.com", "user name")]
    [InlineData("https://@api.example.com", "user name")]
    [InlineData("https://api.example.com?key=pa55", "query")]
    [InlineData("https://api.example.com/?", "query")]
    [InlineData("https://api.example.com/#", "fragment")]
    [InlineData("http://127.0.0.1:0", "port is 0")]
    [InlineData("https://api.example.com/a/../b", "'..'")]
    [InlineData("https://api.example.com/..", "'..'")]
    [InlineData("https://api.example.com/./v1", "'..'")]
    [InlineData("https://api.example.com/%2E%2e/v1", "'..'")]
    [InlineData("ftp://api.example.com", "scheme")]
    [InlineData("https:user@api.example.com", "absolute")]
    [InlineData("https:/user@api.example.com", "absolute")]
    [InlineData("https:///api.example.com", "absolute")]
    [InlineData("file:///etc/passwd", "absolute|scheme")]
    [InlineData("https:\\\\api.example.com", "backslash")]
    [InlineData(" https://api.example.com", "white space")]
    [InlineData("https://api.example.com\r\n", "white space")]
    public void Anything_else_is_refused_with_its_reason_and_without_the_text(string text, string reasons)
    {
        var message = Assert.Throws<FormatException>(() => BaseUrl.Parse(text)).Message;

        Assert.Contains(reasons.Split('|'), reason => message.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain("pa55", message, StringComparison.Ordinal);
    }
}
