using System.Text;
using OpenApiMcp.Runtime.Json;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class AnswerCheckTests
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "rows": { "items": { "properties": { "id": { "anyOf": [{ "type": "integer" }, { "type": "null" }] } } } },
            "one": { "type": "boolean" },
            "result": { "items": { "anyOf": [{ "type": "string" }, { "type": "null" }] } }
          },
          "patternProperties": { "^(name|e-mail|a/b~c)$": { "anyOf": [{ "type": "string" }, { "type": "null" }] } }
        }
        """;

    private static readonly AnswerShape Shape = AnswerShape.Read(Encoding.UTF8.GetBytes(Schema));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":"x","e-mail":null,"one":true,"rows":[{"id":1},{"id":1.5},{"id":null},{},null,7]}""")]
    [InlineData("""{"rows":null}""")]
    [InlineData("""{"rows":{"id":[]}}""")]
    [InlineData("""{"added":{"name":[1]},"name2":7}""")]
    [InlineData("[]")]
    [InlineData("""["a",null]""")]
    [InlineData("\"text\"")]
    public void What_fits_is_no_drift(string json) => Assert.Null(Find(json));

    [Theory]
    [InlineData("""{"name":7}""", "/name", "null, string", "number")]
    [InlineData("""{"e-mail":{}}""", "/e-mail", "null, string", "object")]
    [InlineData("""{"one":null}""", "/one", "boolean", "null")]
    [InlineData("""{"name":null,"one":false,"name":[]}""", "/name", "null, string", "array")]
    [InlineData("""{"\u006eame":true}""", "/name", "null, string", "boolean")]
    [InlineData("""{"a/b~c":1}""", "/a~1b~0c", "null, string", "number")]
    [InlineData("""{"added":[[{}]],"rows":[{},{"x":{"y":1},"id":"7"}]}""", "/rows/1/id", "null, number", "string")]
    [InlineData("""["a",["b"]]""", "/result/1", "null, string", "array")]
    public void What_does_not_fit_is_named_by_place_and_types(string json, string place, string expected, string found) =>
        Assert.Equal(new AnswerDrift(expected, found, place), Find(json));

    [Fact]
    public void A_drift_says_no_value() =>
        Assert.Equal("""{"at":"/name","expected":"null, string","found":"number"}""", Find("""{"name":1234567,"added":"secret"}""")?.ToJson().ToJsonString());

    [Fact]
    public void An_answer_that_fits_is_checked_without_an_allocation()
    {
        var json = Encoding.UTF8.GetBytes($$"""{"name":"x","rows":[{{string.Join(',', Enumerable.Repeat("""{"id":1,"added":{"a":[1,2]}}""", 500))}}]}""");
        Assert.Null(AnswerCheck.Find(json, Shape));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var drift = AnswerCheck.Find(json, Shape);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Null(drift);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"anyOf":[{"const":1},{"type":"null"}]}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"type":["string","null"]}}}""")]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#/$defs/A"}}}""")]
    [InlineData("""{"type":"object","patternProperties":{"^a":{"type":"null"}}}""")]
    [InlineData("""{"type":"object","patternProperties":{"^(a.*)$":{"type":"null"}}}""")]
    [InlineData("""{"type":"object"}""")]
    public void What_a_schema_says_in_another_way_is_let_pass(string schema) =>
        Assert.Null(AnswerCheck.Find("""{"a":{}}"""u8, AnswerShape.Read(Encoding.UTF8.GetBytes(schema))));

    private static AnswerDrift? Find(string json) => AnswerCheck.Find(PlainJson.Write(Encoding.UTF8.GetBytes(json)).Span, Shape);
}
