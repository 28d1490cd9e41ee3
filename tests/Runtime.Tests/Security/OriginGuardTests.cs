using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tests.Http;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class OriginGuardTests : IDisposable
{
    private readonly RecordingLogger _events = new();
    private readonly ScriptedHandler _api = new(ScriptedHandler.Answer(200));

    [Theory]
    [InlineData("https://api.test/base/things?a=https://evil.test")]
    [InlineData("https://API.test:443/base/")]
    public async Task A_request_to_the_configured_place_passes(string address)
    {
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

        Assert.Equal(1, _api.Requests);
        Assert.Empty(_events.Entries);
    }

    [Theory]
    [InlineData("http://api.test/base/things")]
    [InlineData("https://evil.test/base/things")]
    [InlineData("https://api.test.evil.test/base/things")]
    [InlineData("https://api.test:444/base/things")]
    [InlineData("https://user@api.test/base/things")]
    [InlineData("https://api.test/other")]
    [InlineData("https://api.test/basement")]
    [InlineData("https://api.test/base/../other")]
    public async Task A_request_to_any_other_place_is_refused_and_not_sent(string address)
    {
        await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(new HttpRequestMessage(HttpMethod.Get, address)));

        Assert.Equal(0, _api.Requests);
        Assert.StartsWith("1000 OriginRefused Error", Assert.Single(_events.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_in_the_name_of_another_host_is_refused()
    {
        var message = new HttpRequestMessage(HttpMethod.Get, "https://api.test/base/things");
        message.Headers.Host = "evil.test";

        await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(message));

        Assert.Equal(0, _api.Requests);
    }

    public void Dispose() => _api.Dispose();

    private async Task SendAsync(HttpRequestMessage message)
    {
        using var invoker = new HttpMessageInvoker(new OriginGuard(Sample.BaseUrl, _events) { InnerHandler = _api }, disposeHandler: false);
        using (message) (await invoker.SendAsync(message, TestContext.Current.CancellationToken)).Dispose();
    }
}
