using OpenApiMcp.Generator.Model;

namespace OpenApiMcp.Generator.Tests.Reading;

public class SecurityReaderTests
{
    private const string Schemes = """
        "components":{"securitySchemes":{
          "header":{"type":"apiKey","in":"header","name":"X-Key"},
          "query":{"type":"apiKey","in":"query","name":"key"},
          "cookie":{"type":"apiKey","in":"cookie","name":"session"},
          "bearer":{"type":"http","scheme":"Bearer"},
          "basic":{"type":"http","scheme":"basic"},
          "oauth":{"type":"oauth2","flows":{}},
          "openid":{"$ref":"#/components/securitySchemes/connect"},
          "connect":{"type":"openIdConnect","openIdConnectUrl":"https://example.com"},
          "tls":{"type":"mutualTLS"}}}
        """;

    [Fact]
    public void Each_scheme_has_a_place_for_its_credential()
    {
        var schemes = Given.ReadAny(Given.Operation("", Schemes)).Api.SecuritySchemes;

        Assert.Equal(
            [
                new("header", "ApiKeyHeader", "X-Key"), new("query", "ApiKeyQuery", "key"), new("cookie", "ApiKeyCookie", "session"),
                new("bearer", "Bearer", ""), new("basic", "Basic", ""), new("oauth", "Bearer", ""), new("openid", "Bearer", ""), new("connect", "Bearer", ""),
            ],
            schemes.AsEnumerable());
    }

    [Theory]
    [InlineData("", "header")]
    [InlineData("""
        "security":[]
        """, "")]
    [InlineData("""
        "security":[{"bearer":[]},{"header":[],"query":[]},{}]
        """, "bearer|header+query|")]
    [InlineData("""
        "security":[{"tls":[]},{"basic":["scope"]}]
        """, "basic")]
    public void Alternatives_are_those_of_the_operation_else_of_the_document(string own, string expected)
    {
        var operation = Given.Read(Given.Operation(own, Schemes + """
            ,"security":[{"header":[]}]
            """));

        Assert.Equal(expected, string.Join("|", operation.Security.Select(alternative => string.Join("+", alternative))));
        Assert.Equal(expected.Length == 0 ? 0 : expected.Split('|').Length, operation.Security.Count);
    }

    [Fact]
    public void A_scheme_that_nothing_asks_for_may_be_unsupported() => Given.Read(Given.Operation("", Schemes));

    [Theory]
    [InlineData("""[{"tls":[]}]""", "OAM308")]
    [InlineData("""[{"header":[],"tls":[]}]""", "OAM308")]
    [InlineData("""[{"nobody":[]}]""", "OAM309")]
    [InlineData("""["header"]""", "OAM006")]
    [InlineData("""{"header":[]}""", "OAM006")]
    public void An_operation_whose_security_cannot_be_met_is_left_out(string security, string id)
    {
        var result = Given.ReadAny(Given.Document($$"""
            {"/a":{"get":{"operationId":"a","security":{{security}} },"put":{"operationId":"b"} } }
            """, Schemes));

        Assert.Equal([id], Given.Ids(result));
        Assert.Equal(["B"], result.Api.Operations.Select(operation => operation.Id));
    }
}
