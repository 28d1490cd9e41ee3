using System.Text;
using System.Text.Json;
using OpenApiMcp.Runtime.Logging;

namespace OpenApiMcp.Runtime.Tests.Logging;

public sealed class BodyShapeTests
{
    [Theory]
    [InlineData("""{"email":"jane.doe@x.example","score":1.5,"found":true,"note":null}""", """{"email":"<string 18>","score":"<number>","found":true,"note":null}""")]
    [InlineData("""[{"a":"b"},2,"c",4]""", """[{"a":"<string 1>"},"<number>","<2 more>"]""")]
    [InlineData("\"jane\"", "\"<string 4>\"")]
    [InlineData("17", "\"<number>\"")]
    [InlineData("{}", "{}")]
    [InlineData("""{"x":"\ud800"}""", """{"x":"<string 6>"}""")]
    public void Every_string_and_number_is_masked(string body, string expected) => Assert.EndsWith(" bytes " + expected, Shape(body), StringComparison.Ordinal);

    [Theory]
    [InlineData("Jane Doe")]
    [InlineData("Jane")]
    [InlineData("jane.doe@x.example")]
    [InlineData("jane-doe")]
    [InlineData("4155550100")]
    [InlineData("")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx")]
    [InlineData("hidden_name")]
    public void A_name_that_no_programmer_gave_is_masked(string name) =>
        Assert.EndsWith($$"""{"<name {{name.Length}}>":true}""", Shape($$"""{"{{name}}":true}"""), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_is_no_text_is_masked() => Assert.EndsWith("""{"<name>":true}""", Shape("""{"\ud800":true}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("<p>Jane</p>", "11 bytes that are no JSON")]
    [InlineData("{\"a\":", "5 bytes that are no JSON")]
    public void A_body_that_is_no_JSON_has_a_size_alone(string body, string expected) => Assert.Equal(expected, Shape(body));

    [Fact]
    public void A_text_that_is_no_UTF_8_is_masked_too()
    {
        byte[] body = [.. "{\"a\":\""u8, 0xE9, 0xE8, .. "\",\""u8, 0xE9, .. "\":1}"u8];

        Assert.EndsWith("""{"a":"<string 2>","<name>":"<number>"}""", new BodyShape(_ => true).Of(body), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_body_has_a_size_alone() => Assert.Equal("1048579 bytes", Shape($"\"{new string('x', 1024 * 1024 + 1)}\""));

    [Fact]
    public void Depth_and_width_are_bounded()
    {
        var wide = string.Join(',', Enumerable.Range(0, 100).Select(number => $"\"m{number}\":1"));
        var deep = string.Concat(Enumerable.Repeat("{\"d\":", 30)) + "[1]" + new string('}', 30);

        Assert.Contains("\"…\":\"<60 more>\"", Shape($"{{{wide}}}"), StringComparison.Ordinal);
        Assert.Contains("\"<object>\"", Shape(deep), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_shaped_like_a_body() =>
        Assert.Equal("""{"a":"<string 1>"}""", new BodyShape(_ => true).Of(JsonElement.Parse("""{"a":"b"}""")));

    private static string Shape(string body) => new BodyShape(name => name != "hidden_name").Of(Encoding.UTF8.GetBytes(body));
}
