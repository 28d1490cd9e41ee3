using System.Net;
using OpenApiMcp.TestKit.Stubs;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace OpenApiMcp.TestKit.Tests.Stubs;

/// <summary>What a test can stub, and what the client receives byte for byte.</summary>
public sealed class StubServerTests : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly StubServer _api = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _api.Dispose();
    }

    [Fact]
    public async Task A_stub_sends_status_headers_and_the_exact_bytes()
    {
        byte[] body = [0, 255, 13, 10, 0x7B];
        _api.Stub("GET", "/file", Response.Create().WithStatusCode(203).WithHeader("X-Two", "a", "b").WithContent("application/octet-stream", body));

        using HttpResponseMessage response = await _http.GetAsync(At("/file?any=query"), Cancelled);

        Assert.Equal(HttpStatusCode.NonAuthoritativeInformation, response.StatusCode);
        Assert.Equal(["a", "b"], response.Headers.GetValues("X-Two"));
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(body, await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Theory]
    [InlineData("{ \"a\" : 1.10, \"a\":1E+2 }\r\n")]
    [InlineData("{\"broken\":")]
    public async Task JSON_is_sent_as_it_was_written(string json)
    {
        _api.Stub("GET", "/json", Response.Create().WithJson(json));

        using HttpResponseMessage response = await _http.GetAsync(At("/json"), Cancelled);

        Assert.Equal(json, await response.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("text/CSV; Charset=iso-8859-1", "gzip")]
    [InlineData("application/problem+json", "br")]
    public async Task Media_type_and_coding_are_those_of_the_stub_and_the_body_is_left_alone(string mediaType, string coding)
    {
        byte[] body = [0x80, 1, 2];
        _api.Stub("GET", "/coded", Response.Create().WithContent(mediaType, body).WithHeader("Content-Encoding", coding));

        using HttpResponseMessage response = await _http.GetAsync(At("/coded"), Cancelled);

        Assert.Equal([mediaType], response.Content.Headers.NonValidated["Content-Type"]);
        Assert.Equal([coding], response.Content.Headers.ContentEncoding);
        Assert.Equal(body, await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task Several_responses_are_sent_in_order_and_the_last_one_again()
    {
        _api.Stub("GET", "/busy", Response.Create().WithStatusCode(429), Response.Create().WithStatusCode(503), Response.Create().WithJson("{}"));

        List<int> statuses = [];
        for (int call = 0; call < 5; call++) statuses.Add(await StatusAsync("/busy"));

        Assert.Equal([429, 503, 200, 200, 200], statuses);
    }

    [Fact]
    public async Task A_newer_stub_hides_an_older_one()
    {
        _api.Stub("GET", "/same", Response.Create().WithStatusCode(201), Response.Create().WithStatusCode(202));
        _api.Stub(Request.Create(), Response.Create().WithStatusCode(203));
        Assert.Equal(203, await StatusAsync("/same"));

        _api.Stub("GET", "/same", Response.Create().WithStatusCode(204));

        Assert.Equal(204, await StatusAsync("/same"));
        Assert.Equal(203, await StatusAsync("/other"));
    }

    [Theory]
    [InlineData("/search?q=a%20b", 204)]
    [InlineData("/search?q=a+b", 404)]
    [InlineData("/search?q=a%20b&q=", 404)]
    [InlineData("/search", 404)]
    [InlineData("/a%2Fb?any", 204)]
    [InlineData("/a/b", 404)]
    [InlineData("/a%2fb", 404)]
    public async Task A_path_matches_as_sent_and_with_a_query_that_query_only(string path, int status)
    {
        _api.Stub("GET", "/search?q=a%20b", Response.Create().WithStatusCode(204));
        _api.Stub("GET", "/a%2Fb", Response.Create().WithStatusCode(204));

        Assert.Equal(status, await StatusAsync(path));
    }

    [Fact]
    public async Task Another_method_does_not_match()
    {
        _api.Stub("POST", "/users", Response.Create().WithStatusCode(204));

        Assert.Equal(404, await StatusAsync("/users"));
    }

    [Fact]
    public async Task A_request_outside_the_base_URL_matches_no_path()
    {
        _api.Stub("GET", "/users", Response.Create().WithStatusCode(204));

        using HttpResponseMessage response = await _http.GetAsync(new Uri(_api.BaseUrl, "/users"), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("/users (not under /base)", Assert.Single(_api.Requests).PathAndQuery);
    }

    private Uri At(string pathAndQuery) => new(_api.BaseUrl + pathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private async Task<int> StatusAsync(string pathAndQuery)
    {
        using HttpResponseMessage response = await _http.GetAsync(At(pathAndQuery), Cancelled);
        return (int)response.StatusCode;
    }
}
