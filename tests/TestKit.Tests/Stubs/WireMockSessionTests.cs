using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OpenApiMcp.TestKit.Stubs;

namespace OpenApiMcp.TestKit.Tests.Stubs;

/// <summary>What a test can stub and what it learns about the requests, against the real server.</summary>
public sealed class WireMockSessionTests(WireMockServer server) : IAsyncDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly WireMockSession _session = server.NewSession();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _session.DisposeAsync();
    }

    [Fact]
    public async Task A_stub_answers_with_status_headers_and_the_exact_bytes()
    {
        byte[] body = [0, 255, 13, 10, 0x7B];
        await _session.StubAsync("GET", "/file", answer => answer.Status(203).Header("X-Two", "a", "b").Body(body, "application/octet-stream"));

        using HttpResponseMessage response = await _http.GetAsync(At("/file?any=query"), Cancelled);

        Assert.Equal(HttpStatusCode.NonAuthoritativeInformation, response.StatusCode);
        Assert.Equal(["a", "b"], response.Headers.GetValues("X-Two"));
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(body, await response.Content.ReadAsByteArrayAsync(Cancelled));
    }

    [Fact]
    public async Task A_request_is_recorded_as_it_was_sent()
    {
        byte[] body = [0, 255, 128, 10];
        using HttpRequestMessage request = new(HttpMethod.Put, Verbatim("/a%2Fb//%c3%bc;v=1?x=%2f+y%20&x=&[e]")) { Content = new ByteArrayContent(body) };
        request.Headers.Add("X-Api-Key", "Secret");
        request.Headers.Add("X-Two", ["a", "b"]);

        using HttpResponseMessage response = await _http.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        RecordedRequest recorded = await _session.SingleRequestAsync();
        Assert.Equal("PUT", recorded.Method);
        Assert.Equal("/a%2Fb//%c3%bc;v=1?x=%2f+y%20&x=&[e]", recorded.PathAndQuery);
        Assert.Equal("Secret", recorded.Header("x-api-key"));
        Assert.Equal("a, b", recorded.Header("X-Two"));
        Assert.Null(recorded.Header("Authorization"));
        Assert.Equal(body, recorded.Body);
    }

    [Fact]
    public async Task A_body_of_text_can_be_read_as_JSON()
    {
        using StringContent content = new("""{"name":"Zoë"}""", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await _http.PostAsync(At("/any"), content, Cancelled);

        RecordedRequest recorded = await _session.SingleRequestAsync();
        Assert.Equal("""{"name":"Zoë"}""", recorded.BodyText);
        Assert.Equal("Zoë", (string?)recorded.BodyJson?["name"]);
        Assert.Equal("application/json; charset=utf-8", recorded.Header("Content-Type"), ignoreCase: true);
    }

    [Fact]
    public async Task Requests_are_listed_in_the_order_of_their_arrival()
    {
        string[] sent = [.. Enumerable.Range(1, 30).Select(number => $"/{number}")];
        foreach (string path in sent) (await _http.GetAsync(At(path), Cancelled)).Dispose();

        Assert.Equal(sent, (await _session.RequestsAsync()).Select(request => request.PathAndQuery));
    }

    [Fact]
    public async Task Several_answers_are_given_in_order_and_the_last_one_again()
    {
        await _session.StubAsync("GET", "/busy", first => first.Status(429).Header("Retry-After", "1"), then => then.Json("""{"ok":true}"""));

        List<int> statuses = [];
        for (int call = 0; call < 3; call++)
        {
            using HttpResponseMessage response = await _http.GetAsync(At("/busy"), Cancelled);
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([429, 200, 200], statuses);
    }

    [Fact]
    public async Task A_path_with_a_query_matches_that_query_only()
    {
        await _session.StubAsync("GET", "/search?q=a%20b", answer => answer.Status(204));

        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync("/search?q=a%20b"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/search?q=c"));
    }

    [Theory]
    [InlineData(StubFault.ConnectionReset)]
    [InlineData(StubFault.EmptyResponse)]
    [InlineData(StubFault.MalformedChunk)]
    [InlineData(StubFault.RandomDataThenClose)]
    public async Task A_fault_breaks_the_call_and_the_request_is_recorded(StubFault fault)
    {
        await _session.StubAsync("GET", "/broken", answer => answer.Fault(fault));

        await Assert.ThrowsAsync<HttpRequestException>(() => _http.GetAsync(At("/broken"), Cancelled));

        Assert.Equal("/broken", (await _session.RequestsAsync())[0].PathAndQuery);
    }

    [Fact]
    public async Task A_delayed_request_is_recorded_before_its_answer_and_can_be_given_up()
    {
        await _session.StubAsync("GET", "/slow", answer => answer.Delay(TimeSpan.FromMinutes(10)));
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);

        Task<HttpResponseMessage> call = _http.GetAsync(At("/slow"), giveUp.Token);
        await _session.WaitForRequestsAsync(1);

        Assert.False(call.IsCompleted);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task A_dribbled_answer_sends_its_headers_long_before_its_end()
    {
        byte[] body = new byte[60_000];
        await _session.StubAsync("GET", "/drops", answer => answer.Body(body, "text/plain").Dribble(body.Length, TimeSpan.FromMinutes(10)));

        using HttpResponseMessage response = await _http.GetAsync(At("/drops"), HttpCompletionOption.ResponseHeadersRead, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Two_sessions_do_not_see_each_other()
    {
        await using WireMockSession other = server.NewSession();
        await _session.StubAsync("GET", "/same", answer => answer.Status(201));
        await other.StubAsync("GET", "/same", answer => answer.Status(202));

        Assert.Equal(HttpStatusCode.Created, await StatusAsync("/same"));
        using HttpResponseMessage response = await _http.GetAsync(new Uri(other.BaseUrl + "/same?other"), Cancelled);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/same", (await _session.SingleRequestAsync()).PathAndQuery);
        Assert.Equal("/same?other", (await other.SingleRequestAsync()).PathAndQuery);
    }

    [Fact]
    public async Task A_disposed_session_takes_its_stubs_and_requests_with_it()
    {
        WireMockSession other = server.NewSession();
        await other.StubAsync("GET", "/gone", answer => answer.Status(204));
        await _session.StubAsync("GET", "/kept", answer => answer.Status(204));
        Uri gone = new(other.BaseUrl + "/gone");
        (await _http.GetAsync(gone, Cancelled)).Dispose();

        await other.DisposeAsync();

        Assert.Empty(await other.RequestsAsync());
        using HttpResponseMessage response = await _http.GetAsync(gone, Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, await StatusAsync("/kept"));
    }

    [Fact]
    public async Task An_ordinary_mapping_is_moved_under_the_session()
    {
        JsonObject mapping = JsonNode.Parse("""
            {
              "request": { "method": "POST", "urlPathPattern": "/users/[0-9]+|/all", "bodyPatterns": [{ "matchesJsonPath": "$.name" }] },
              "response": { "status": 418 }
            }
            """)!.AsObject();
        await _session.StubMappingAsync(mapping);

        using StringContent named = new("""{"name":"x"}""");
        using HttpResponseMessage matched = await _http.PostAsync(At("/users/12"), named, Cancelled);
        using StringContent unnamed = new("{}");
        using HttpResponseMessage unmatched = await _http.PostAsync(At("/users/12"), unnamed, Cancelled);

        Assert.Equal(418, (int)matched.StatusCode);
        Assert.Equal(404, (int)unmatched.StatusCode);
    }

    [Fact]
    public async Task A_refused_mapping_fails_with_the_words_of_WireMock()
    {
        JsonObject mapping = new() { ["response"] = new JsonObject { ["no-such-member"] = 1 } };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _session.StubMappingAsync(mapping));

        Assert.Contains("no-such-member", error.Message, StringComparison.Ordinal);
    }

    private Uri At(string pathAndQuery) => new(_session.BaseUrl + pathAndQuery);

    private Uri Verbatim(string pathAndQuery) =>
        new(_session.BaseUrl + pathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private async Task<HttpStatusCode> StatusAsync(string pathAndQuery)
    {
        using HttpResponseMessage response = await _http.GetAsync(At(pathAndQuery), Cancelled);
        return response.StatusCode;
    }
}
