using System.Reflection;
using Microsoft.Extensions.Logging;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tests.Http;

namespace OpenApiMcp.Runtime.Tests.Security;

/// <summary>The events of a connection; those of pins, credentials, origins and lines are tested with what raises them.</summary>
public sealed class SecurityEventsTests
{
    [Theory]
    [InlineData(401, "1002 AuthenticationFailed Warning: sample_tool: the API refused the credential with status 401.")]
    [InlineData(403, "1002 AuthenticationFailed Warning: sample_tool: the API refused the credential with status 403.")]
    [InlineData(302, "1001 RedirectRefused Warning: sample_tool: the API answered with the redirect 302, which was not followed.")]
    [InlineData(200, null)]
    [InlineData(404, null)]
    [InlineData(500, null)]
    public async Task A_status_that_concerns_the_credential_is_an_event(int status, string? expected)
    {
        var events = await SendAsync(ScriptedHandler.Answer(status, "{}", ("Location", "https://evil.test/?k3y")), 1000);

        Assert.Equal(expected is null ? [] : [expected], events.Entries);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_an_event()
    {
        var events = await SendAsync(ScriptedHandler.Answer(200, new string('x', 11)), limit: 10);

        Assert.Equal(["1004 AnswerTooLarge Warning: sample_tool: an answer larger than 10 bytes was not read to its end."], events.Entries);
    }

    /// <summary>People's filters and alarms name them: an id or a name may be added, and none changed or used again.</summary>
    [Fact]
    public void Their_ids_and_names_are_those_of_every_release()
    {
        var events = typeof(SecurityEvents).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(method => (method.Name, method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(each => each.Item2 is not null)
            .Select(each => FormattableString.Invariant($"{each.Item2!.EventId} {each.Item2.EventName ?? each.Name}"));

        Assert.Equal(
            [
                "1000 OriginRefused", "1001 RedirectRefused", "1002 AuthenticationFailed", "1003 PinMismatch", "1004 AnswerTooLarge", "1005 LineTooLong",
                "1006 CredentialRefused", "1007 CredentialRotated",
            ],
            events.Order(StringComparer.Ordinal));
    }

    private static async Task<RecordingLogger> SendAsync(Func<HttpRequestMessage, CancellationToken, HttpResponseMessage> answer, long limit)
    {
        var events = new RecordingLogger();
        using var handler = new ScriptedHandler(answer);
        var options = new ApiConnectionOptions { BaseUrl = Sample.BaseUrl, TimeProvider = new TestClock { SkipsDelays = true }, MaxResponseBytes = limit, Logger = events };
        try
        {
            await new ApiConnection(handler, options, Sample.NoCredentials).SendAsync(Sample.Post(Sample.Tool()), TestContext.Current.CancellationToken);
        }
        catch (ApiFailureException)
        {
            // The answer that is too large.
        }

        return events;
    }
}
