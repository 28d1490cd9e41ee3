using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class PathEncoderTests
{
    private const string Object = """{"R":100,"G":200,"B":150}""";
    private const string Array = """["blue","black","brown"]""";

    [Theory]
    [InlineData("simple", false, "\"blue\"", "blue")]
    [InlineData("simple", false, Array, "blue,black,brown")]
    [InlineData("simple", false, Object, "R,100,G,200,B,150")]
    [InlineData("simple", true, "\"blue\"", "blue")]
    [InlineData("simple", true, Array, "blue,black,brown")]
    [InlineData("simple", true, Object, "R=100,G=200,B=150")]
    [InlineData("label", false, "\"blue\"", ".blue")]
    [InlineData("label", false, Array, ".blue,black,brown")]
    [InlineData("label", false, Object, ".R,100,G,200,B,150")]
    [InlineData("label", true, "\"blue\"", ".blue")]
    [InlineData("label", true, Array, ".blue.black.brown")]
    [InlineData("label", true, Object, ".R=100.G=200.B=150")]
    [InlineData("matrix", false, "\"\"", ";color")]
    [InlineData("matrix", false, "\"blue\"", ";color=blue")]
    [InlineData("matrix", false, Array, ";color=blue,black,brown")]
    [InlineData("matrix", false, Object, ";color=R,100,G,200,B,150")]
    [InlineData("matrix", true, "\"\"", ";color")]
    [InlineData("matrix", true, "\"blue\"", ";color=blue")]
    [InlineData("matrix", true, Array, ";color=blue;color=black;color=brown")]
    [InlineData("matrix", true, Object, ";R=100;G=200;B=150")]
    [InlineData(null, null, Array, "blue,black,brown")]
    [InlineData("", null, "true", "true")]
    public void Every_style_follows_RFC_6570(string? style, bool? explode, string json, string expected) =>
        Assert.Equal("/base/c/" + expected, Path(json, style, explode));

    [Theory]
    [InlineData("\"a b/c?d#e%f\"", "a%20b%2Fc%3Fd%23e%25f")]
    [InlineData("\"é😀\"", "%C3%A9%F0%9F%98%80")]
    [InlineData("\"a:b@c;d,e&f=g+h!\"", "a%3Ab%40c%3Bd%2Ce%26f%3Dg%2Bh%21")]
    [InlineData("\"-._~Az09\"", "-._~Az09")]
    [InlineData("\"%2e%2e\"", "%252e%252e")]
    [InlineData("\"\\r\\n\\u0000\"", "%0D%0A%00")]
    [InlineData("1.10", "1.10")]
    [InlineData("1e5", "1e5")]
    [InlineData("\"...\"", "...")]
    public void Everything_but_unreserved_characters_is_encoded(string json, string expected) => Assert.Equal("/base/c/" + expected, Path(json, null, null));

    [Theory]
    [InlineData("\"\"", "it is empty")]
    [InlineData("[]", "it is empty")]
    [InlineData("{}", "it is empty")]
    [InlineData("null", "it is empty")]
    [InlineData("\".\"", "path segment")]
    [InlineData("\"..\"", "path segment")]
    [InlineData("\"../admin\"", "path segment")]
    [InlineData("\"a/..\"", "path segment")]
    [InlineData("\"a\\\\..\\\\b\"", "path segment")]
    [InlineData("[\"a\",\"..\"]", "path segment")]
    [InlineData("\"\\ud800\"", "surrogate")]
    public void A_value_that_could_change_the_path_is_refused(string json, string reason)
    {
        var failure = Assert.Throws<ApiFailureException>(() => Path(json, null, null));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains("'color'", failure.Message, StringComparison.Ordinal);
        Assert.False(failure.MayHaveRun);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\".\"")]
    public void A_label_that_would_make_a_dot_segment_is_refused(string json) => Assert.Throws<ApiFailureException>(() => Path(json, "label", explode: false));

    [Fact]
    public void Dots_that_only_meet_in_the_filled_path_are_refused()
    {
        var call = Sample.Call(ParameterLocation.Path, "a", "\"x\"");
        var request = new ApiRequest("GET", "/v1/.%2e/{a}", call);
        request.AddPath("a");

        Assert.Throws<ApiFailureException>(() => request.ToMessage(Sample.BaseUrl));
    }

    [Fact]
    public void A_missing_value_is_refused_under_the_arguments_own_name()
    {
        var tool = new ToolDefinition
        {
            Name = "t",
            Title = "t",
            Description = "t",
            Operation = "GET /{id}",
            Hints = default,
            Retry = RetryClass.Never,
            Parameters = [new ArgumentBinding("thing_id", ParameterLocation.Path, "id")],
        };
        var request = new ApiRequest("GET", "/{id}", new ApiCall(tool));

        var failure = Assert.Throws<ApiFailureException>(() => request.AddPath("id"));

        Assert.Contains("'thing_id'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("missing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_style_is_a_fault_of_the_generated_code() => Assert.Throws<ArgumentException>(() => Path("1", "form", explode: false));

    private static string Path(string json, string? style, bool? explode)
    {
        var request = new ApiRequest("GET", "/c/{color}", Sample.Call(ParameterLocation.Path, "color", json));
        request.AddPath("color", style, explode);
        return request.ToMessage(Sample.BaseUrl).RequestUri!.PathAndQuery;
    }
}
