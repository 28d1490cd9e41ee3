using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Security;

/// <summary>A credential that changes while the server runs.</summary>
public sealed class CredentialRotationTests
{
    private readonly RecordingLogger _events = new();
    private Func<string?> _source = () => "first-k3y";

    [Fact]
    public void Each_request_carries_the_credential_of_its_moment()
    {
        var applier = Applier();

        Assert.Equal("first-k3y", Send(applier));
        _source = () => "second-k3y";

        Assert.Equal("second-k3y", Send(applier));
        Assert.Equal("second-k3y", Send(applier));
        Assert.Equal(["1007 CredentialRotated Information: The credential 'key' has changed; the new one is used from now on."], _events.Entries);
    }

    [Fact]
    public void The_old_and_the_new_credential_are_both_redacted()
    {
        var applier = Applier();
        _source = () => "second-k3y";
        Send(applier);

        Assert.Equal("[redacted] [redacted]", applier.Redactor.Redact("first-k3y second-k3y"));
    }

    [Fact]
    public void A_credential_in_use_stays_redacted_however_often_another_changes()
    {
        var key = "first-k3y";
        SecurityScheme[] schemes = [new("key", SecuritySchemeKind.ApiKeyHeader, "X-Key"), new("other", SecuritySchemeKind.ApiKeyHeader, "X-Other")];
        var applier = new CredentialApplier([.. schemes], name => name == "key" ? key : "other-s3cret");

        for (var change = 1; change <= 100; change++)
        {
            key = $"k3y-{change}";
            Send(applier);
        }

        Assert.Equal("[redacted] [redacted]", applier.Redactor.Redact("other-s3cret k3y-100"));
        Assert.Equal("first-k3y", applier.Redactor.Redact("first-k3y")); // what is remembered has a bound
    }

    [Fact]
    public void A_source_that_refuses_ends_the_call_and_the_old_credential_is_not_used()
    {
        var applier = Applier();
        Send(applier);
        _source = () => throw new CredentialException("The file cannot be used: it is empty.");

        var failure = Assert.Throws<ApiFailureException>(() => Send(applier));

        Assert.StartsWith("The file cannot be used: it is empty. Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveRun);
        Assert.Equal(["1006 CredentialRefused Error: A call was refused, because its credential cannot be used: The file cannot be used: it is empty."], _events.Entries);
    }

    [Fact]
    public void A_source_that_refuses_at_first_may_have_a_credential_later()
    {
        _source = () => throw new CredentialException("Not yet.");
        var applier = Applier();
        _source = () => "later-k3y";

        Assert.Equal("later-k3y", Send(applier));
        Assert.Equal("[redacted]", applier.Redactor.Redact("later-k3y"));
        Assert.Empty(_events.Entries);
    }

    [Fact]
    public void A_redactor_that_is_given_learns_every_credential()
    {
        var redactor = new SecretRedactor([]);
        _ = new CredentialApplier([new SecurityScheme("key", SecuritySchemeKind.Bearer)], _ => "k3y-value", redactor: redactor);

        Assert.Equal("[redacted]", redactor.Redact("k3y-value"));
    }

    private CredentialApplier Applier() =>
        new([new SecurityScheme("key", SecuritySchemeKind.ApiKeyHeader, "X-Key")], _ => _source(), logger: _events);

    private static string Send(CredentialApplier applier)
    {
        var tool = Sample.Tool(RetryClass.Never, ["key"]);
        using var message = new ApiRequest("GET", "/c", new ApiCall(tool)).ToMessage(Sample.BaseUrl);
        applier.Apply(message, tool);
        return Assert.Single(message.Headers.GetValues("X-Key"));
    }
}
