using System.Net;

namespace OpenApiMcp.Runtime.Tests.Http;

/// <summary>Answers every request with the next step of a script, the last one again and again, and counts the requests.</summary>
internal sealed class ScriptedHandler(params Func<HttpRequestMessage, CancellationToken, HttpResponseMessage>[] steps) : HttpMessageHandler
{
    public int Requests { get; private set; }

    public HttpRequestMessage? Last { get; private set; }

    public static Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> Answer(
        int status, string body = "", params (string Name, string Value)[] headers) =>
        (_, _) =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
            foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
            return response;
        };

    public static Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> Fail(HttpRequestError error) =>
        (_, _) => throw new HttpRequestException(error, "secret-inner-text");

    /// <summary>Lets time pass until the caller cancels the request.</summary>
    public static Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> Stall(TestClock clock, TimeSpan time) =>
        (_, cancellationToken) =>
        {
            clock.Advance(time);
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("The request was not cancelled in time.");
        };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Last = request;
        return Task.FromResult(steps[Math.Min(Requests++, steps.Length - 1)](request, cancellationToken));
    }
}
