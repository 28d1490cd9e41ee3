using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using OpenApiMcp.TestKit.Stubs;
using WireMock.ResponseBuilders;

namespace OpenApiMcp.TestKit.Tests.Stubs;

/// <summary>A request is recorded exactly as it was sent, when it arrives, and for its own test alone.</summary>
public sealed class RecordedRequestTests : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StubServer _api = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _api.Dispose();
    }

    [Theory]
    [InlineData("PUT", "/a%2Fb//%c3%bc;v=1/%41?x=%2f+y%20&x=&[e]&%7e")]
    [InlineData("GET", "/?")]
    [InlineData("GET", "/a/../b?a=1#?")]
    public async Task Method_path_and_query_are_as_sent(string method, string target)
    {
        await SendRawAsync($"{method} /base{target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", []);

        RecordedRequest request = Assert.Single(_api.Requests);
        Assert.Equal((method, target), (request.Method, request.PathAndQuery));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Header_values_and_body_bytes_are_as_sent(string method)
    {
        byte[] body = [0x1F, 0x8B, 0, 255, 13, 10];
        const string Headers = "Host: x\r\nConnection: close\r\ncontent-type: Application/JSON;charset=UTF-8\r\nContent-Encoding: gzip\r\nx-TWO: a,b\r\nX-Two: c\r\nX-Api-Key: Se cret\r\n";
        await SendRawAsync($"{method} /base/any HTTP/1.1\r\n{Headers}Content-Length: {body.Length}\r\n\r\n", body);

        RecordedRequest request = Assert.Single(_api.Requests);
        Assert.Equal(["Connection", "Content-Encoding", "Content-Length", "Content-Type", "Host", "X-Api-Key", "x-TWO"], request.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(["a,b", "c"], request.Headers["X-Two"]);
        Assert.Equal(("Application/JSON;charset=UTF-8", "a,b, c", "Se cret", null), (request.Header("Content-Type"), request.Header("X-Two"), request.Header("x-api-key"), request.Header("Authorization")));
        Assert.Equal(body, request.Body);
    }

    [Fact]
    public async Task A_body_of_text_can_be_read_as_JSON()
    {
        using StringContent content = new("""{"name":"Zoë"}""", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await _http.PostAsync(At("/any"), content, Cancelled);

        RecordedRequest request = Assert.Single(_api.Requests);
        Assert.Equal("""{"name":"Zoë"}""", request.BodyText);
        Assert.Equal("Zoë", (string?)request.BodyJson?["name"]);
    }

    [Fact]
    public async Task The_body_is_still_there_for_a_stub_to_match()
    {
        _api.Stub(StubServer.To("POST", "/any").WithBody("b"), Response.Create().WithStatusCode(204));

        using StringContent content = new("b");
        using HttpResponseMessage response = await _http.PostAsync(At("/any"), content, Cancelled);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    [Fact]
    public async Task Requests_are_listed_in_the_order_of_their_arrival()
    {
        string[] sent = [.. Enumerable.Range(1, 30).Select(number => $"/{number}")];
        foreach (string path in sent) (await _http.GetAsync(At(path), Cancelled)).Dispose();

        Assert.Equal(sent, _api.Requests.Select(request => request.PathAndQuery));
    }

    [Fact]
    public async Task A_delayed_request_is_recorded_before_its_response_and_can_be_given_up()
    {
        _api.Stub("GET", "/slow", Response.Create().WithDelay(TimeSpan.FromMinutes(10)));
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        Task<HttpResponseMessage> call = _http.GetAsync(At("/slow"), giveUp.Token);
        await _api.WaitForRequestsAsync(1);

        Assert.False(call.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Two_servers_do_not_see_each_other()
    {
        using StubServer other = new();

        (await _http.GetAsync(At("/same"), Cancelled)).Dispose();

        Assert.Single(_api.Requests);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void The_server_listens_on_the_loopback_address_alone()
    {
        IEnumerable<IPAddress> addresses = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == _api.BaseUrl.Port).Select(listener => listener.Address);

        Assert.Contains(IPAddress.Loopback, addresses);
        Assert.DoesNotContain(addresses, address => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
    }

    private Uri At(string path) => new(_api.BaseUrl + path);

    /// <summary>Sends what HttpClient would change.</summary>
    private async Task SendRawAsync(string head, byte[] body)
    {
        using TcpClient client = new();
        await client.ConnectAsync(IPAddress.Loopback, _api.BaseUrl.Port, Cancelled);
        await client.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], Cancelled);
        using StreamReader reader = new(client.GetStream());
        await reader.ReadToEndAsync(Cancelled);
    }
}
