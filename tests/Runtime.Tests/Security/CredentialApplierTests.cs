using System.Collections.Immutable;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class CredentialApplierTests
{
    private static readonly ImmutableArray<SecurityScheme> Schemes =
    [
        new("header", SecuritySchemeKind.ApiKeyHeader, "X-Key"),
        new("query", SecuritySchemeKind.ApiKeyQuery, "api key"),
        new("cookie", SecuritySchemeKind.ApiKeyCookie, "sid"),
        new("bearer", SecuritySchemeKind.Bearer),
        new("basic", SecuritySchemeKind.Basic),
    ];

    [Theory]
    [InlineData("header", "s3cret", "X-Key: s3cret")]
    [InlineData("query", "s3cret&x", "?api%20key=s3cret%26x")]
    [InlineData("cookie", "s3cret", "Cookie: sid=s3cret")]
    [InlineData("bearer", "s3cret", "Authorization: Bearer s3cret")]
    [InlineData("basic", "user:pä", "Authorization: Basic dXNlcjpww6Q=")]
    public void Each_kind_travels_in_its_place(string scheme, string value, string expected) =>
        Assert.Equal(expected, Apply([[scheme]], [(scheme, value)]));

    [Fact]
    public void No_requirement_needs_no_credential() => Assert.Equal("", Apply([], [("header", "s3cret")]));

    [Fact]
    public void All_schemes_of_an_alternative_are_added() =>
        Assert.Equal("X-Key: a\nAuthorization: Bearer b", Apply([["header", "bearer"]], [("header", "a"), ("bearer", "b")]));

    [Fact]
    public void The_first_complete_alternative_is_taken() =>
        Assert.Equal("Authorization: Bearer b", Apply([["header", "cookie"], ["bearer"], ["query"]], [("header", "a"), ("bearer", "b"), ("query", "c")]));

    [Fact]
    public void An_empty_alternative_makes_credentials_optional()
    {
        Assert.Equal("", Apply([["header"], []], []));
        Assert.Equal("", Apply([[]], []));
        Assert.Equal("X-Key: a", Apply([[], ["header"]], [("header", "a")]));
    }

    [Fact]
    public void A_missing_credential_names_the_variables_to_set()
    {
        var failure = Assert.Throws<ApiFailureException>(() => Apply([["header", "bearer"], ["basic"]], [("header", "a")]));

        Assert.Contains("environment variable HEADER and BEARER, or BASIC", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveRun);
    }

    [Fact]
    public void The_names_of_variables_can_be_chosen()
    {
        var applier = new CredentialApplier(Schemes, _ => null, scheme => "MY_" + EnvironmentNames.Of(scheme));

        var failure = Assert.Throws<ApiFailureException>(() => applier.Apply(Message(), Sample.Tool(RetryClass.Never, ["header"])));

        Assert.Contains("MY_HEADER", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_that_the_server_does_not_know_cannot_be_satisfied()
    {
        Assert.Equal("X-Key: a", Apply([["mutualTLS"], ["header"]], [("header", "a")]));
        Assert.Contains("does not support", Assert.Throws<ApiFailureException>(() => Apply([["mutualTLS"]], [])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("header", "s3cret\n", "control character")]
    [InlineData("header", "s3cret\r\nX-Evil: 1", "control character")]
    [InlineData("bearer", "s3crét", "outside ASCII")]
    [InlineData("query", "s3cret\0", "control character")]
    [InlineData("bearer", "s3cr\u00e9t\u007f", "control character")]
    [InlineData("basic", "user:s3c\u0080", "control character")]
    [InlineData("header", "s3c\u00a0", "outside ASCII")]
    [InlineData("cookie", "s3cret; evil=1", "cookie")]
    [InlineData("basic", "s3cret", "user:password")]
    public void A_credential_that_cannot_be_sent_is_refused_without_showing_it(string scheme, string value, string reason)
    {
        var message = Assert.Throws<ApiFailureException>(() => Apply([[scheme]], [(scheme, value)])).Message;

        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.Contains(EnvironmentNames.Of(scheme), message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3c", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("")]
    public void A_blank_credential_is_none(string value) => Assert.Throws<ApiFailureException>(() => Apply([["header"]], [("header", value)]));

    [Fact]
    public void No_argument_overrides_a_credential()
    {
        var call = new ApiCall(Sample.Tool());
        call.Add(ParameterLocation.Header, "x-key", Sample.Json("\"evil\""));
        call.Add(ParameterLocation.Cookie, "sid", Sample.Json("\"evil\""));
        call.Add(ParameterLocation.Cookie, "other", Sample.Json("\"1\""));
        call.Add(ParameterLocation.Query, "filter", Sample.Json("""{"api key":"evil","a":1}"""));
        var request = new ApiRequest("GET", "/c", call);
        request.AddHeader("x-key");
        request.AddCookie("sid");
        request.AddCookie("other");
        request.AddQuery("filter", "form", explode: true);
        var message = request.ToMessage(Sample.BaseUrl);

        new CredentialApplier(Schemes, name => name).Apply(message, Sample.Tool(RetryClass.Never, ["header", "cookie", "query"]));

        Assert.Equal("?a=1&api%20key=query\nx-key: header\nCookie: other=1; sid=cookie", Describe(message), ignoreCase: true);
    }

    [Fact]
    public void The_redactor_knows_every_configured_credential()
    {
        var applier = new CredentialApplier(Schemes, name => name is "header" or "query" ? name + "-k" : null);

        Assert.Equal("[redacted] [redacted] basic-k", applier.Redactor.Redact("header-k query-k basic-k"));
    }

    private static string Apply(ImmutableArray<string>[] security, (string Scheme, string Value)[] configured)
    {
        var message = Message();
        var applier = new CredentialApplier(Schemes, name => configured.FirstOrDefault(entry => entry.Scheme == name).Value);
        applier.Apply(message, Sample.Tool(RetryClass.Never, security));
        return Describe(message);
    }

    private static HttpRequestMessage Message() => new ApiRequest("GET", "/c", new ApiCall(Sample.Tool())).ToMessage(Sample.BaseUrl);

    private static string Describe(HttpRequestMessage message)
    {
        var parts = message.Headers.NonValidated.Select(header => $"{header.Key}: {header.Value}").ToList();
        if (message.RequestUri!.Query.Length > 0) parts.Insert(0, message.RequestUri.Query);
        return string.Join('\n', parts);
    }
}
