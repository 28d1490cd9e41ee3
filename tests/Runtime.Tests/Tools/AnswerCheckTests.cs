using System.Text;
using OpenApiMcp.Runtime.Json;
using OpenApiMcp.Runtime.Results;
using OpenApiMcp.Runtime.Tests.Results;
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
        JsonView json = new(Encoding.UTF8.GetBytes($$"""{"name":"x","rows":[{{string.Join(',', Enumerable.Repeat("""{"id":1,"added":{"a":[1,2]}}""", 500))}}]}"""));
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
        Assert.Null(AnswerCheck.Find(new("""{"a":{}}"""u8.ToArray()), AnswerShape.Read(Encoding.UTF8.GetBytes(schema))));

    /// <summary>Whatever is left out, and wherever: what is checked is what is shown.</summary>
    [Fact]
    public void An_answer_in_parts_is_checked_like_what_they_make_together()
    {
        const string item = """{"properties":{"n0":{"type":"string"},"n2":{"items":{"properties":{"n1":{"type":"number"}}}},"n3":{"properties":{"n0":{"type":"string"},"n1":{"type":"string"}}}}}""";
        var shape = AnswerShape.Read(Encoding.UTF8.GetBytes("""{"properties":{"n0":{"type":"string"},"n1":ITEM,"n3":{"items":ITEM},"n5":{"type":"string"},"result":{"items":ITEM}}}""".Replace("ITEM", item, StringComparison.Ordinal)));
        var tree = FieldTree.Whole(new() { Hide = ["n1.n0", "n2", "n3.n1.n2", "n3.n3", "n6", "n0"] });
        var (inParts, drifts) = (0, 0);
        foreach (var json in RandomJson.Some(2_000))
        {
            var view = AnswerView.Apply(new(json), tree, []);
            var drift = AnswerCheck.Find(view.Join(), shape);
            Assert.Equal(drift, AnswerCheck.Find(view, shape));
            if (view.Parts.Count == 1) continue;
            inParts++;
            if (drift is not null) drifts++;
        }

        Assert.True(inParts > 500 && drifts > 100 && inParts - drifts > 100, $"{inParts} in parts, {drifts} with a drift");
    }

    [Theory]
    [InlineData("""{"x":1,"x":2,"name":7}""", "/name")]
    [InlineData("""{"a":1,"x":1,"x":2,"name":7}""", "/name")]
    [InlineData("""{"rows":[{"x":1,"x":2},{"id":"7","x":1}]}""", "/rows/1/id")]
    [InlineData("""{"added":{"x":1},"name":7}""", "/name")]
    [InlineData("""{"name":"a","x":1}""", null)]
    [InlineData("""{"x":1}""", null)]
    public void What_is_left_out_is_passed_over(string json, string? place) =>
        Assert.Equal(place, AnswerCheck.Find(AnswerView.Apply(new(Encoding.UTF8.GetBytes(json)), FieldTree.Whole(new() { Hide = ["x", "rows.x", "added.x"] }), []), Shape)?.Place);

    private static AnswerDrift? Find(string json) => AnswerCheck.Find(PlainJson.Write(Encoding.UTF8.GetBytes(json)), Shape);
}
