using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class HeaderEncoderTests
{
    private const string Object = """{"R":100,"G":200,"B":150}""";
    private const string Array = """["blue","black","brown"]""";

    [Theory]
    [InlineData(false, "\"\"", "")]
    [InlineData(false, "\"blue\"", "blue")]
    [InlineData(false, Array, "blue,black,brown")]
    [InlineData(false, Object, "R,100,G,200,B,150")]
    [InlineData(true, Array, "blue,black,brown")]
    [InlineData(true, Object, "R=100,G=200,B=150")]
    [InlineData(null, "\"a b%20;\\t\\\"c\\\"\"", "a b%20;\t\"c\"")]
    public void A_header_is_simple_and_not_percent_encoded(bool? explode, string json, string expected) =>
        Assert.Equal(expected, Header("X-Color", json, explode));

    [Theory]
    [InlineData("\"a\\r\\nX-Evil: 1\"", "control character")]
    [InlineData("\"a\\nb\"", "control character")]
    [InlineData("\"a\\u0000b\"", "control character")]
    [InlineData("{\"a\\r\\nb\":1}", "control character")]
    [InlineData("[\"a\",\"b\\rc\"]", "control character")]
    [InlineData("\"é\"", "outside ASCII")]
    public void A_header_that_cannot_carry_its_value_is_refused(string json, string reason)
    {
        var failure = Assert.Throws<ApiFailureException>(() => Header("X-Color", json, explode: null));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Evil", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accept")]
    [InlineData("Accept-Encoding")]
    [InlineData("AUTHORIZATION")]
    [InlineData("Connection")]
    [InlineData("Content-Encoding")]
    [InlineData("content-length")]
    [InlineData("Content-Type")]
    [InlineData("Cookie")]
    [InlineData("Expect")]
    [InlineData("Host")]
    [InlineData("Keep-Alive")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Proxy-Connection")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Upgrade")]
    public void A_header_of_the_protocol_cannot_be_set(string name)
    {
        var request = new ApiRequest("POST", "/c", Sample.Call(ParameterLocation.Header, name, "\"x-set\"", body: "{}"));
        request.AddHeader(name);
        request.AddBody("application/json");
        using var message = request.ToMessage(Sample.BaseUrl);

        Assert.DoesNotContain("x-set", $"{message.Headers}{message.Content!.Headers}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_describes_the_body_travels_with_it()
    {
        var request = new ApiRequest("POST", "/c", Sample.Call(ParameterLocation.Header, "Content-Language", "\"de\"", body: "{}"));
        request.AddHeader("Content-Language");
        request.AddBody("application/json");

        Assert.Equal("de", request.ToMessage(Sample.BaseUrl).Content!.Headers.NonValidated["Content-Language"].ToString());
    }

    [Theory]
    [InlineData("form", true, "\"\"", "color=")]
    [InlineData("form", true, "\"blue\"", "color=blue")]
    [InlineData("form", true, Array, "color=blue; color=black; color=brown")]
    [InlineData("form", true, Object, "R=100; G=200; B=150")]
    [InlineData("form", false, Array, "color=blue,black,brown")]
    [InlineData("form", false, Object, "color=R,100,G,200,B,150")]
    [InlineData(null, null, "\"a; evil=1\\r\\né\"", "color=a%3B%20evil%3D1%0D%0A%C3%A9")]
    [InlineData("cookie", true, "\"a+b/c==\"", "color=a+b/c==")]
    public void A_cookie_is_form_and_separates_with_semicolons(string? style, bool? explode, string json, string expected) =>
        Assert.Equal(expected, Cookie(json, style, explode));

    [Theory]
    [InlineData("\"a; evil=1\"")]
    [InlineData("\"a\\r\\nb\"")]
    [InlineData("\"é\"")]
    public void An_unencoded_cookie_refuses_what_a_cookie_cannot_carry(string json) =>
        Assert.Throws<ApiFailureException>(() => Cookie(json, "cookie", explode: true));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void Null_and_empty_collections_leave_no_trace(string json)
    {
        Assert.Null(Header("X-Color", json, explode: null));
        Assert.Null(Cookie(json, null, explode: null));
    }

    [Fact]
    public void An_unknown_style_is_a_fault_of_the_generated_code()
    {
        var request = new ApiRequest("GET", "/c", Sample.Call(ParameterLocation.Header, "X-Color", "1"));

        Assert.Throws<ArgumentException>(() => request.AddHeader("X-Color", "form"));
        Assert.Throws<ArgumentException>(() => Cookie("1", "simple", explode: null));
    }

    private static string? Header(string name, string json, bool? explode)
    {
        var request = new ApiRequest("GET", "/c", Sample.Call(ParameterLocation.Header, name, json));
        request.AddHeader(name, "simple", explode);
        return request.ToMessage(Sample.BaseUrl).Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;
    }

    private static string? Cookie(string json, string? style, bool? explode)
    {
        var request = new ApiRequest("GET", "/c", Sample.Call(ParameterLocation.Cookie, "color", json));
        request.AddCookie("color", style, explode);
        return request.ToMessage(Sample.BaseUrl).Headers.NonValidated.TryGetValues("Cookie", out var values) ? values.ToString() : null;
    }
}
