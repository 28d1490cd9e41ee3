using System.Text;
using System.Text.Json.Nodes;
using OpenApiMcp.Runtime.Json;
using OpenApiMcp.Runtime.Results;

namespace OpenApiMcp.Runtime.Tests.Results;

/// <summary>The shown part of an answer is the answer's own bytes.</summary>
public sealed class AnswerViewTests
{
    private const string Page = """{"next":"https://upstream.example/2","total":2.0,"rows":[{"id":1,"text":"long","by":{"name":"é😀","logo":"L"}},{"id":1.10,"text":null,"by":null}]}""";

    [Fact]
    public void The_default_view_leaves_out_what_is_omitted_and_what_is_hidden() =>
        Assert.Equal("""{"total":2.0,"rows":[{"id":1,"by":{"name":"é😀"}},{"id":1.10,"by":null}]}""", Show(Page, ["rows.text", "rows.by.logo"], ["next"]));

    [Theory]
    [InlineData("""{"rows":[{"id":1},{"id":1.10}]}""", "rows.id")]
    [InlineData("""{"total":2.0,"rows":[{"text":"long"},{"text":null}]}""", "rows.text", "total")]
    [InlineData("""{"rows":[{"by":{"name":"é😀","logo":"L"}},{"by":null}]}""", "rows.by", "rows.by.name")]
    [InlineData("""{"rows":[{"by":{"name":"é😀","logo":"L"}},{"by":null}]}""", "rows.by.name", "rows.by")]
    [InlineData("""{"rows":[{"by":{"name":"é😀"}},{"by":null}]}""", "rows.by.name")]
    [InlineData("{}", "missing.name")]
    [InlineData("""{"rows":[{},{}]}""", "rows.missing")]
    [InlineData("{}", "next")]
    public void Chosen_fields_are_shown_and_nothing_else(string expected, params string[] fields) => Assert.Equal(expected, Show(Page, ["rows.text"], ["next"], fields));

    [Fact]
    public void The_star_shows_everything_but_what_is_hidden() =>
        Assert.Equal(Page.Replace("\"next\":\"https://upstream.example/2\",", "", StringComparison.Ordinal), Show(Page, ["rows.text"], ["next"], ["*"]));

    [Theory]
    [InlineData("""{"a":{"next":1,"b":2}}""", """{"a":{"b":2}}""", "a.next", "a")]
    [InlineData("""{"a":{"next":1,"b":2}}""", """{"a":{"b":2}}""", "a.next", "a.b", "a.next")]
    [InlineData("""{"a":[[{"next":1}],{"next":2,"b":[3]}]}""", """{"a":[[{}],{"b":[3]}]}""", "a.next", "a")]
    [InlineData("""{"a":1,"next":1,"next":2,"b":3}""", """{"a":1,"b":3}""", "next", "*")]
    [InlineData("""{"a":{"next":[1]},"b":[],"next":{"next":{}},"c":{},"a":{}}""", """{"a":{},"b":[],"c":{},"a":{}}""", "next", "a.b", "b", "c")]
    public void What_is_hidden_is_shown_to_nobody(string json, string expected, string hide, params string[] fields) => Assert.Equal(expected, Show(json, [], [hide], fields));

    [Fact]
    public void A_bare_list_is_passed_through_like_any_array() => Assert.Equal("""[{"b":2},[{"b":3}],4]""", Show("""[{"a":1,"b":2},[{"a":1,"b":3}],4]""", ["a"], []));

    [Fact]
    public void What_the_answer_does_not_have_is_not_said_to_be_left_out()
    {
        var omitted = new List<string>();
        AnswerView.Apply(new("""{"rows":[{"text":1},{"text":2}]}"""u8.ToArray()), FieldTree.Of(new() { Omit = ["rows.text", "rows.logo"] }, null), omitted);

        Assert.Equal(["rows.text"], omitted);
    }

    [Theory]
    [InlineData("{ \"next\" : \"https://upstream.example/", "{ ")]
    [InlineData("{\"a\": 1, \"next\":\"https://up.example\",\"rows\":[{\"id\":1},{\"i", "{\"a\": 1,\"rows\":[{\"id\":1},{\"i")]
    [InlineData("{\"a\":\"half \\", "{\"a\":\"half \\")]
    [InlineData("<html>, not {JSON}", "<html>, not {JSON}")]
    [InlineData("", "")]
    [InlineData("{", "{")]
    [InlineData("[1\"a\"2,]}}x", "[1\"a\"2,]}}x")]
    [InlineData("{\"a\":1}\n{\"next\":\"https://upstream.example/\"}", "{\"a\":1}\n{}")]
    [InlineData("{\"a\":1}}{\"b\":2,\"next\":\"https://upstream", "{\"a\":1}}{\"b\":2")]
    [InlineData("{\"n\\u0065xt\":\"https://upstream.example/\",\"a\":[", "{\"a\":[")]
    [InlineData("Error \" {\"next\":1,\"next\":2}", "Error \" {}")]
    [InlineData("{not \"next\":1}", "{not }")]
    [InlineData("{\"a\":1 \"next\":2}", "{\"a\":1 }")]
    [InlineData("[{\"a\":1,}{\"next\":2,\"b\":3}]", "[{\"a\":1,}{\"b\":3}]")]
    [InlineData("\"a {\\\"next\\\":1}\"", "\"a {\\\"next\\\":1}\"")]
    [InlineData("{\"", "{\"")]
    [InlineData("\uFEFF{\"next\":\"https://upstream.example/2\",\"a\":[{\"b", "\uFEFF{\"a\":[{\"b")]
    public void What_is_hidden_is_not_shown_of_a_broken_answer_or_a_text_either_and_all_else_is(string text, string expected) => Assert.Equal(expected, Show(text, [], ["next"]));

    [Fact]
    public void A_view_is_parts_of_the_answer_and_no_copy()
    {
        ReadOnlyMemory<byte> json = """{"a":1,"next":2,"b":[{"c":3},{"next":4}],"next":5}"""u8.ToArray();

        var view = AnswerView.Apply(json, FieldTree.Whole(new() { Hide = ["next"] }), []);

        Assert.True(json.Equals(view.Source), "It is a copy.");
        Assert.Equal(["{\"a\":1", ",\"b\":[{\"c\":3},{\"next\":4}]", "}"], view.Parts.Select(part => Encoding.UTF8.GetString(json.Span[part.Start..part.End])));
        Assert.Equal("""{"a":1,"b":[{"c":3},{"next":4}]}""", Encoding.UTF8.GetString(view.Join().Span));
        Assert.Equal(32, view.Length);
    }

    [Fact]
    public void Depth_takes_no_stack()
    {
        var deep = new string('[', 100_000) + new string(']', 100_000);

        Assert.Equal(deep, Show(deep, ["a.b"], []));
    }

    [Fact]
    public void The_view_of_any_JSON_is_what_taking_its_members_away_leaves()
    {
        var shrunk = 0;
        foreach (var json in RandomJson.Some(500))
        {
            var text = Encoding.UTF8.GetString(json).Replace("\\ud800", "x", StringComparison.Ordinal);
            var expected = Without(JsonNode.Parse(text), "n1", "n2.n0", "n3.n1.n2");
            var shown = Show(text, ["n1", "n2.n0", "n3.n1.n2"], []);
            Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(shown)), text);
            if (shown.Length < text.Length) shrunk++;
        }

        Assert.InRange(shrunk, 100, 500);
    }

    [Fact]
    public void A_text_without_anything_to_leave_out_is_shown_as_it_is()
    {
        var random = new Random(1);
        foreach (var json in RandomJson.Some(1_000))
        {
            var broken = json.Where(_ => random.Next(20) > 0).Take(random.Next(json.Length + 1)).ToArray();

            var view = AnswerView.Apply(new(broken), FieldTree.Whole(new() { Hide = ["next", "n1.next", "n2.n0.next"] }), []);

            Assert.Equal(broken, view.Join().ToArray());
        }
    }

    private static JsonNode? Without(JsonNode? node, params IEnumerable<string> paths)
    {
        foreach (var path in paths) Remove(node, path.Split('.'));
        return node;
    }

    private static void Remove(JsonNode? node, string[] names)
    {
        if (node is JsonArray items) foreach (var item in items) Remove(item, names);
        else if (node is JsonObject members && names.Length == 1) members.Remove(names[0]);
        else if (node is JsonObject parent) Remove(parent[names[0]], names[1..]);
    }

    private static string Show(string json, string[] omit, string[] hide, string[]? fields = null)
    {
        var view = new ViewDefinition { Omit = [.. omit], Hide = [.. hide] };
        var whole = Apply(Encoding.UTF8.GetBytes(json), FieldTree.Whole(view));
        return Encoding.UTF8.GetString(Apply(whole, FieldTree.Of(view, fields)).Span);
    }

    /// <summary>The view is the same where the members of the root are known already.</summary>
    private static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json, FieldTree tree)
    {
        var view = AnswerView.Apply(json, tree, []).Join();
        var outline = JsonOutline.Read(json.Span);
        if (outline.IsPlain) Assert.Equal(view.ToArray(), AnswerView.Apply(json, tree, [], outline.Members).Join().ToArray());
        return view;
    }
}
