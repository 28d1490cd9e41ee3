using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class QueryEncoderTests
{
    private const string Object = """{"R":100,"G":200,"B":150}""";
    private const string Array = """["blue","black","brown"]""";

    [Theory]
    [InlineData("form", false, "\"\"", "color=")]
    [InlineData("form", false, "\"blue\"", "color=blue")]
    [InlineData("form", false, Array, "color=blue,black,brown")]
    [InlineData("form", false, Object, "color=R,100,G,200,B,150")]
    [InlineData("form", true, "\"\"", "color=")]
    [InlineData("form", true, "\"blue\"", "color=blue")]
    [InlineData("form", true, Array, "color=blue&color=black&color=brown")]
    [InlineData("form", true, Object, "R=100&G=200&B=150")]
    [InlineData("spaceDelimited", false, Array, "color=blue%20black%20brown")]
    [InlineData("spaceDelimited", false, Object, "color=R%20100%20G%20200%20B%20150")]
    [InlineData("spaceDelimited", true, Array, "color=blue&color=black&color=brown")]
    [InlineData("spaceDelimited", true, Object, "R=100&G=200&B=150")]
    [InlineData("pipeDelimited", false, Array, "color=blue%7Cblack%7Cbrown")]
    [InlineData("pipeDelimited", false, Object, "color=R%7C100%7CG%7C200%7CB%7C150")]
    [InlineData("pipeDelimited", true, Array, "color=blue&color=black&color=brown")]
    [InlineData("pipeDelimited", true, Object, "R=100&G=200&B=150")]
    [InlineData("deepObject", true, Object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")]
    [InlineData("deepObject", false, Object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")]
    [InlineData("deepObject", true, "\"blue\"", "color=blue")]
    [InlineData("deepObject", true, Array, "color=blue&color=black&color=brown")]
    [InlineData(null, null, Array, "color=blue&color=black&color=brown")]
    [InlineData("spaceDelimited", null, Array, "color=blue%20black%20brown")]
    [InlineData("pipeDelimited", null, Array, "color=blue%7Cblack%7Cbrown")]
    public void Every_style_follows_OpenAPI(string? style, bool? explode, string json, string expected) =>
        Assert.Equal("?" + expected, Query(json, style, explode));

    [Theory]
    [InlineData("form", true)]
    [InlineData("form", false)]
    [InlineData("spaceDelimited", false)]
    [InlineData("pipeDelimited", false)]
    [InlineData("deepObject", true)]
    public void Null_and_empty_collections_leave_no_trace(string style, bool explode)
    {
        foreach (var json in (string[])["null", "[]", "{}", "[null]", """{"a":null}"""]) Assert.Equal("", Query(json, style, explode));
    }

    [Theory]
    [InlineData("\"a&b=c+d#e\"", "color=a%26b%3Dc%2Bd%23e")]
    [InlineData("\"é,|\"", "color=%C3%A9%2C%7C")]
    [InlineData("[\"a,b\",\"\"]", "color=a%2Cb&color=")]
    [InlineData("12345678901234567890.10", "color=12345678901234567890.10")]
    [InlineData("[{\"a\": [1]}]", "color=%7B%22a%22%3A%5B1%5D%7D")]
    public void Values_are_encoded_and_nested_ones_are_JSON(string json, string expected) => Assert.Equal("?" + expected, Query(json, null, null));

    [Fact]
    public void A_separator_inside_an_item_differs_from_one_between_items() =>
        Assert.Equal("?color=a%2Cb,c", Query("""["a,b","c"]""", "form", explode: false));

    [Fact]
    public void Deep_objects_nest_their_brackets_and_repeat_their_arrays() =>
        Assert.Equal("?color%5Ba%5D%5Bb%20c%5D=1&color%5Bd%5D=2&color%5Bd%5D=3", Query("""{"a":{"b c":1},"d":[2,3],"e":null}""", "deepObject", explode: true));

    [Theory]
    [InlineData("\"https://a.b/c?d=e;f,g\"", "color=https://a.b/c?d=e;f,g")]
    [InlineData("\"a&b#c[d]+e f\"", "color=a%26b%23c%5Bd%5D%2Be%20f")]
    [InlineData("\"50%25 %zz\"", "color=50%25%20%25zz")]
    [InlineData("\"é😀\"", "color=%C3%A9%F0%9F%98%80")]
    public void Reserved_characters_stay_where_they_are_allowed_and_harmless(string json, string expected) =>
        Assert.Equal("?" + expected, Query(json, "form", explode: true, allowReserved: true));

    [Fact]
    public void An_absent_parameter_leaves_no_trace()
    {
        var request = new ApiRequest("GET", "/c", new ApiCall(Sample.Tool()));
        request.AddQuery("color");
        request.AddQueryContent("color", "application/json");
        request.AddHeader("X-Color");
        request.AddCookie("color");
        request.AddBody("application/json");

        var message = request.ToMessage(Sample.BaseUrl);

        Assert.Equal("/base/c", message.RequestUri!.PathAndQuery);
        Assert.Empty(message.Headers);
        Assert.Null(message.Content);
    }

    [Theory]
    [InlineData("application/json", """{ "a": [1.0, "é"] }""", "%7B%22a%22%3A%5B1.0%2C%22%C3%A9%22%5D%7D")]
    [InlineData("application/json", "\"x\"", "%22x%22")]
    [InlineData("text/plain", "\"x y\"", "x%20y")]
    public void Content_is_serialized_and_then_encoded(string mediaType, string json, string expected)
    {
        var request = new ApiRequest("GET", "/c", Sample.Call(ParameterLocation.Query, "filter", json));
        request.AddQueryContent("filter", mediaType);

        Assert.Equal("?filter=" + expected, request.ToMessage(Sample.BaseUrl).RequestUri!.Query);
    }

    [Fact]
    public void An_unknown_style_is_a_fault_of_the_generated_code() => Assert.Throws<ArgumentException>(() => Query("1", "simple", explode: false));

    private static string Query(string json, string? style, bool? explode, bool allowReserved = false)
    {
        var request = new ApiRequest("GET", "/c", Sample.Call(ParameterLocation.Query, "color", json));
        request.AddQuery("color", style, explode, allowReserved);
        return request.ToMessage(Sample.BaseUrl).RequestUri!.Query;
    }
}
