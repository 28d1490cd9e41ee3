using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Logging;

/// <summary>The line for a request, through the connection that writes it.</summary>
public sealed class HttpLogTests
{
    private readonly RecordingLogger _events = new();
    private readonly TestClock _time = new() { SkipsDelays = true };

    [Fact]
    public async Task A_request_is_noted_with_everything_that_says_nothing_about_anybody()
    {
        await SendAsync(RetryClass.Never, (request, token) =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(41));
            return ScriptedHandler.Answer(200, """{"email":"z@q.example"}""", ("X-Request-Id", "req_0123456789ab"))(request, token);
        });

        Assert.Equal(
            "1080 HttpExchange Information: POST /people/{id} answered 200 after 41 ms, attempt 1; sent {\"full_name\":\"<string 19>\"}; "
            + "received 23 bytes {\"email\":\"<string 11>\"}; request id req_0123456789ab",
            Assert.Single(_events.Entries));
    }

    [Fact]
    public async Task Each_attempt_has_its_line()
    {
        await SendAsync(RetryClass.Safe, ScriptedHandler.Answer(500, "x"), ScriptedHandler.Answer(200));

        Assert.Collection(
            _events.Entries,
            line => Assert.Contains("answered 500 after 0 ms, attempt 1;", line, StringComparison.Ordinal),
            line => Assert.Contains("answered 200 after 0 ms, attempt 2;", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_is_named_by_its_types()
    {
        await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(RetryClass.Never, ScriptedHandler.Fail(HttpRequestError.ConnectionError)));

        Assert.Contains(
            "failed (OpenApiMcp.Runtime.Http.ApiFailureException, caused by System.Net.Http.HttpRequestException)", Assert.Single(_events.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_given_up_is_noted_too()
    {
        await Assert.ThrowsAsync<ApiFailureException>(() => SendAsync(RetryClass.Never, ScriptedHandler.Stall(_time, TimeSpan.FromSeconds(30))));

        Assert.Contains("was given up after 30000 ms", Assert.Single(_events.Entries), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Quackenbush-1")]
    [InlineData("Jonathan-Quackenbush-1")]
    [InlineData("12345678-Quackenbush")]
    [InlineData("z12345@quackenb.example")]
    [InlineData("4155550100")]
    [InlineData("req 0123456789abcdef")]
    public async Task A_request_id_that_could_be_anything_else_is_left_out(string id)
    {
        await SendAsync(RetryClass.Never, ScriptedHandler.Answer(200, "{}", ("X-Request-Id", id)));

        Assert.EndsWith("; request id -", Assert.Single(_events.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_of_the_call_or_a_key_that_is_used_as_a_name_is_masked()
    {
        await SendAsync(RetryClass.Never, ScriptedHandler.Answer(200, """{"quackenbush":1,"k3yvalue":2,"email":3}"""));

        Assert.Contains("""{"<name 11>":"<number>","<name 8>":"<number>","email":"<number>"}""", Assert.Single(_events.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_fails_costs_no_answer()
    {
        using var handler = new ScriptedHandler(ScriptedHandler.Answer(200, "{}"));
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, HttpLogger = new FailingLogger() };

        var response = await new ApiConnection(handler, options, Sample.NoCredentials).SendAsync(Sample.Post(Sample.Tool()), TestContext.Current.CancellationToken);

        Assert.Equal(200, response.Status);
    }

    private async Task SendAsync(RetryClass retry, params Func<HttpRequestMessage, CancellationToken, HttpResponseMessage>[] steps)
    {
        var call = new ApiCall(Sample.Tool(retry, ["key"])) { Body = Sample.Json("""{"full_name":"Zebulon Quackenbush"}""") };
        call.Add(ParameterLocation.Path, "id", Sample.Json("\"Quackenbush\""));
        var request = new ApiRequest("POST", "/people/{id}", call);
        request.AddPath("id");
        request.AddBody("application/json");
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, TimeProvider = _time, HttpLogger = _events };
        var credentials = new CredentialApplier([new SecurityScheme("key", SecuritySchemeKind.Bearer)], _ => "k3yvalue");
        using var handler = new ScriptedHandler(steps);
        await new ApiConnection(handler, options, credentials).SendAsync(request, TestContext.Current.CancellationToken);
    }

    private sealed class FailingLogger : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("No log today.");
    }
}
