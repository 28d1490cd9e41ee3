using System.Text;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class ApiErrorTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_envelope_gives_all_it_says()
    {
        var text = Write(402, """
            {"success":false,"errors":[{"type":"https://a/e","title":"No credits","status":402,"detail":"5 credits are needed.","code":"insufficient_credits",
             "action":"Buy credits.","param":["domain","company"],"docs":"https://a/docs","context":{"credits_required":5,"credits_available":0.25,"deep":{"x":1}}}],
             "meta":{"request_id":"req-1","timestamp":"2026-10-20T12:00:00Z"}}
            """);

        Assert.Equal(
            """
            The API answered 402 (payment required).
            insufficient_credits: 5 credits are needed. (domain, company) [credits_required: 5, credits_available: 0.25, deep: {"x":1}]
            The API advises: Buy credits.
            Documentation: https://a/docs
            Stop making paying calls, and tell the user: credits or payment are needed first.
            Request id: req-1
            """,
            text);
    }

    [Theory]
    [InlineData("""{"type":"t","title":"T","status":400,"detail":"D","code":"c","action":"A","trace":{"request_id":"r"}}""", "c: D", "The API advises: A", "Request id: r")]
    [InlineData("""{"type":"about:blank","title":"Only a title","status":400}""", "Only a title", "Correct the arguments", "400")]
    [InlineData("""{"error":"invalid_domain","message":"The domain is wrong."}""", "invalid_domain: The domain is wrong.", "Correct the arguments", "400")]
    [InlineData("""{"error":"Just text"}""", "Just text", "Correct the arguments", "400")]
    [InlineData("""{"error":{"code":7,"message":"Inner"}}""", "7: Inner", "Correct the arguments", "400")]
    [InlineData("""{"message":"Just a message","request_id":"r2"}""", "Just a message", "Request id: r2", "400")]
    [InlineData("""{"title":"Invalid","errors":{"name":["too long","too odd"],"age":"missing"}}""", "name: too long, too odd", "age: missing", "400")]
    [InlineData("""{"errors":["first","second","third","fourth"]}""", "first\nsecond\nthird", "And 1 more.", "400")]
    [InlineData("""{"detail":[{"loc":["body","x"],"msg":"bad"}]}""", "\"msg\":\"bad\"", "Correct the arguments", "400")]
    [InlineData("""{"errors":[],"error":null,"message":"Beside empty ones"}""", "Beside empty ones", "Correct the arguments", "400")]
    public void Every_known_shape_is_read(string body, params string[] expected)
    {
        var text = Write(400, body);

        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Body:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"unknown":true}""", "Body: {\"unknown\":true}")]
    [InlineData("[1]", "Body: [1]")]
    [InlineData("{\"message\":\"\\ud800\"}", "Body: {\"message\":\"\\ud800\"}")]
    [InlineData("<html>\r\n\tOops\u001b[31m</html>", "Body: <html> Oops [31m</html>")]
    [InlineData("hidden\u200b\u202e text", "Body: hidden text")]
    [InlineData("", "The answer has no body.")]
    [InlineData("a\0b", "The body is 3 bytes of binary data.")]
    public void Any_other_body_is_shown_as_cleaned_text(string body, string expected) => Assert.Contains(expected, Write(418, body), StringComparison.Ordinal);

    [Fact]
    public void A_long_body_is_cut_between_characters()
    {
        var text = Write(418, string.Concat(Enumerable.Repeat("😀", 5000)));
        var shown = text.Split('\n')[1]["Body: ".Length..];

        Assert.InRange(shown.Length, 998, 1000);
        Assert.EndsWith("😀…", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_bytes_become_valid_text()
    {
        byte[] bytes = [(byte)'a', 0xFF, (byte)'b'];
        var response = new ApiResponse { Status = 500, Headers = new Dictionary<string, string>(StringComparer.Ordinal), Body = bytes };

        Assert.Contains("Body: a\uFFFDb", ApiErrorText.Write(response, Now, SecretRedactor.None), StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_stays_short_whatever_the_API_says()
    {
        static string Long(string name) => $"\"{name}\":\"{new string(name[0], 900)}\"";
        var error = $"{{{Long("code")},{Long("detail")},{Long("action")},{Long("docs")},{Long("param")}}}";
        var text = Write(429, $"{{\"errors\":[{error},{error},{error},{error}],{Long("request_id")}}}", ("Retry-After", "9"));

        Assert.InRange(text.Length, 1, 1500);
        Assert.StartsWith("The API answered 429", text, StringComparison.Ordinal);
        Assert.Contains("Request id: rrr", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429, "Retry-After", "41.5", false, "")]
    [InlineData(429, "Retry-After", "42", true, "Wait 42 seconds")]
    [InlineData(503, "Retry-After", "Tue, 20 Oct 2026 12:01:00 GMT", true, "Wait 60 seconds")]
    [InlineData(429, "Retry-After", "Tue, 20 Oct 2026 11:00:00 GMT", false, "The API allows the next call at once.")]
    [InlineData(429, "Retry-After", "0", false, "The API allows the next call at once.")]
    [InlineData(429, "Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT", false, "try again in 300 seconds at the earliest")]
    [InlineData(429, "RateLimit-Reset", "42", true, "Wait 42 seconds")]
    [InlineData(429, "ratelimit-reset", "41.2", true, "Wait 42 seconds")]
    [InlineData(429, "RateLimit-Reset", "1792497630", true, "Wait 30 seconds")]
    [InlineData(429, "X-RateLimit-Reset", "1792490000", false, "The API allows the next call at once.")]
    [InlineData(429, "RateLimit-Reset", "1792497630000", false, "")]
    [InlineData(429, "RateLimit-Reset", "-5", false, "")]
    [InlineData(500, "Retry-After", "42", false, "")]
    public void The_wait_is_given_in_seconds(int status, string header, string value, bool waits, string expected)
    {
        var text = Write(status, "{}", (header, value));

        Assert.Equal(waits, text.Contains("Wait ", StringComparison.Ordinal));
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "Correct the arguments")]
    [InlineData(401, "check the API key")]
    [InlineData(402, "Stop making paying calls")]
    [InlineData(403, "check what the API key")]
    [InlineData(404, "Check the identifiers")]
    [InlineData(429, "Make fewer calls")]
    [InlineData(500, "find out before repeating")]
    [InlineData(503, "try again later")]
    public void Every_status_says_what_to_do(int status, string advice) => Assert.Contains(advice, Write(status, "{}"), StringComparison.Ordinal);

    [Fact]
    public void A_redirect_tells_only_that_it_is_one()
    {
        var text = Write(302, """{"message":"go to https://evil.test"}""", ("Location", "https://evil.test"));

        Assert.Contains("302 (redirect)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_request_id_may_come_from_the_header() =>
        Assert.Contains("Request id: h-1", Write(500, "{}", ("x-request-id", "h-1")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"message":"The key k3y-value is wrong","request_id":"k3y-value"}""")]
    [InlineData("""{"errors":[{"code":"k3y-value","detail":"k3y-val\u200bue","action":"k3y-value","param":"k3y-value","docs":"k3y-value","context":{"k":"k3y-value"}}]}""")]
    [InlineData("no JSON: k3y-value")]
    [InlineData("no JSON: %6b3y%2Dvalue")]
    [InlineData("""{"unknown":["k3y\u002dvalue"]}""")]
    [InlineData("""{"detail":{"key":"\u006b3y\u002Dvalue"}}""")]
    [InlineData("""no JSON: k3y\u002dvalue""")]
    public void A_credential_never_appears(string body)
    {
        var text = ApiErrorText.Write(Sample.Response(401, body), Now, new SecretRedactor(["k3y-value"]));

        Assert.DoesNotContain("k3y", text, StringComparison.Ordinal);
        Assert.Contains("[redacted]", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"unknown":"a\/b \u003c\u00e9\u0022\\u002d\u"}""", """{"unknown":"a/b <é\u0022-\u"}""")]
    [InlineData("no escape \\", "no escape \\")]
    [InlineData("100% of %zz, a%20b%2Fc%C3%A9 %22%0A%5C", "100% of %zz, a b/cé %22%0A%5C")]
    public void Escapes_of_printable_characters_are_written_out_and_others_stay(string body, string shown) =>
        Assert.Contains("Body: " + shown + "\n", Write(500, body) + "\n", StringComparison.Ordinal);

    [Fact]
    public void A_credential_is_not_left_half_where_the_body_is_cut()
    {
        foreach (var padding in Enumerable.Range(0, 12))
        {
            var body = new StringBuilder().Append(' ', (16 * 1024) - padding).Append("k3y-value and more").Append('x', 5000);

            var text = ApiErrorText.Write(Sample.Response(401, body.ToString()), Now, new SecretRedactor(["k3y-value"]));

            Assert.DoesNotContain("k3y", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"message":"Zebulon Quackenbush (z@q.example) is unknown","request_id":"Zebulon Quackenbush"}""")]
    [InlineData("""{"errors":[{"code":"Zebulon Quackenbush","detail":"z@q.example","action":"Zebulon Quackenbush","param":"z@q.example","docs":"https://x.example/Zebulon%20Quackenbush","context":{"k":"Zebulon Quackenbush"}}]}""")]
    [InlineData("""{"unknown":["Zebulon Quackenbush","ZEBULON QUACKENBUSH"]}""")]
    [InlineData("no JSON: Zebulon Quackenbush")]
    [InlineData("no JSON: Zebulon%20Quackenbush, https%3A%2F%2Fz.q.example%2F, z%40q.example")]
    public void Personal_data_never_appear(string body)
    {
        var call = Sample.Call(ParameterLocation.Query, "full_name", "\"Zebulon Quackenbush\"");

        var text = ApiErrorText.Write(Sample.Response(404, body), Now, SecretRedactor.None, PersonalDataMask.Of(call));

        Assert.DoesNotContain("Quackenbush", text, StringComparison.Ordinal);
        Assert.DoesNotContain("q.example", text, StringComparison.Ordinal);
        Assert.Contains("<full_name>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Personal_data_are_not_left_half_where_the_body_is_cut()
    {
        var call = Sample.Call(ParameterLocation.Query, "full_name", "\"Zebulon Quackenbush\"");
        foreach (var padding in Enumerable.Range(0, 24))
        {
            var body = new StringBuilder().Append(' ', (16 * 1024) - padding).Append("Zebulon Quackenbush z@q.example");

            var text = ApiErrorText.Write(Sample.Response(400, body.ToString()), Now, SecretRedactor.None, PersonalDataMask.Of(call));

            Assert.DoesNotContain("Zeb", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_link_to_the_documentation_stays_one() => Assert.Contains(
        "Documentation: https://docs.example/errors",
        ApiErrorText.Write(Sample.Response(400, """{"message":"see https://x.example/y","docs":"https://docs.example/errors"}"""), Now, SecretRedactor.None, PersonalDataMask.None),
        StringComparison.Ordinal);

    private static string Write(int status, string body, params (string Name, string Value)[] headers) =>
        ApiErrorText.Write(Sample.Response(status, body, headers), Now, SecretRedactor.None);
}
