using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WireMock.Matchers.Request;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace OpenApiMcp.TestKit.Stubs;

/// <summary>One test's API: WireMock.Net in this process, on a free port of the loopback address, and an exact record of the requests.</summary>
/// <remarks>
/// WireMock.Net's own log is not exact: it decodes paths, leaves out the body of a GET, and has a delayed request only after its delay. So a middleware
/// in front of it records each request when it arrives.
/// </remarks>
public sealed class StubServer : IDisposable
{
    // The base URL of an API may have a path, which no request may lose.
    private const string BasePath = "/base";

    // Not recorded. WireMock.Net matches decoded paths; in this header it finds path and query as sent.
    private const string TargetHeader = "Stub-Target";

    private readonly RequestLog _log = new();
    private readonly WireMockServer _server;
    private int _stubs;

    public StubServer()
    {
        _server = WireMockServer.Start(new WireMockServerSettings
        {
            Urls = ["http://127.0.0.1:0"],
            MaxRequestLogCount = 0,
            DisableRequestBodyDecompressing = true,
            PreWireMockMiddlewareInit = builder => ((IApplicationBuilder)builder).Use(RecordAsync),
        });
        BaseUrl = new Uri(_server.Url + BasePath);
    }

    /// <summary>What to give the code under test as the API's address; no slash at the end.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The requests so far in the order of their arrival, whether a stub matched or not.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Requests;

    /// <summary>Matches a method and a path as sent. Without a question mark any query matches; with one, the query must be equal as well.</summary>
    public static IRequestBuilder To(string method, string path) => Request.Create().UsingMethod(method).WithHeader(headers =>
    {
        string target = headers[TargetHeader].Single();
        return path == (path.Contains('?', StringComparison.Ordinal) ? target : target.Split('?')[0]);
    });

    /// <inheritdoc cref="Stub(IRequestMatcher, IResponseBuilder[])"/>
    public void Stub(string method, string path, params IResponseBuilder[] responses) => Stub(To(method, path), responses);

    /// <summary>Sends each response once, in order, and the last one from then on. A newer stub hides an older one.</summary>
    public void Stub(IRequestMatcher request, params IResponseBuilder[] responses)
    {
        int number = Interlocked.Increment(ref _stubs);
        for (int index = 0; index < responses.Length; index++)
        {
            // The lowest number goes first.
            IRespondWithAProvider stub = _server.Given(request).AtPriority(-number);
            if (responses.Length > 1) stub = stub.InScenario(number).WillSetStateTo(Math.Min(index + 1, responses.Length - 1));
            if (index > 0) stub = stub.WhenStateIs(index);
            stub.RespondWith(responses[index]);
        }
    }

    /// <inheritdoc cref="RequestLog.WaitAsync"/>
    public Task WaitForRequestsAsync(int count) => _log.WaitAsync(count);

    /// <summary>Closes the port. A delayed response does not hold this up.</summary>
    public void Dispose() => _server.Dispose();

    private async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        RecordedRequest request = await RecordedRequest.ReadAsync(context, BasePath);
        _log.Add(request);
        context.Request.Headers[TargetHeader] = request.PathAndQuery;
        await next(context);
    }
}
