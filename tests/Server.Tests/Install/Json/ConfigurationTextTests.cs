using System.Text;
using System.Text.Json.Nodes;
using LeadMagic.Server.Install.Json;

namespace LeadMagic.Server.Tests.Install.Json;

public sealed class ConfigurationTextTests
{
    private static readonly JsonStep[] Path = ["servers", "us"];

    [Theory]
    [InlineData("", "{\n  \"servers\": {\n    \"us\": 1\n  }\n}\n")]
    [InlineData("{}", "{\n  \"servers\": {\n    \"us\": 1\n  }\n}")]
    [InlineData("{\"servers\":{}}", "{\"servers\":{\"us\": 1}}")]
    [InlineData("{\"servers\":{\"a\":2}}", "{\"servers\":{\"a\":2, \"us\": 1}}")]
    [InlineData("{ \"servers\": { \"a\": 2, } }", "{ \"servers\": { \"a\": 2, \"us\": 1, } }")]
    [InlineData("{\n\t\"servers\": {\n\t\t\"a\": 2\n\t}\n}\n", "{\n\t\"servers\": {\n\t\t\"a\": 2,\n\t\t\"us\": 1\n\t}\n}\n")]
    [InlineData("{\r\n    \"b\": 3,\r\n}", "{\r\n    \"b\": 3,\r\n    \"servers\": {\r\n        \"us\": 1\r\n    },\r\n}")]
    [InlineData("{\n  \"servers\": {\n    \"a\": 2 // two\n  }\n}", "{\n  \"servers\": {\n    \"a\": 2, // two\n    \"us\": 1\n  }\n}")]
    [InlineData("{\n  \"servers\": {\n    // none\n  }\n}", "{\n  \"servers\": {\n    // none\n    \"us\": 1\n  }\n}")]
    [InlineData("{\n  \"servers\": {\n    \"a\": 2 /* , */ , // two\n  }\n}", "{\n  \"servers\": {\n    \"a\": 2 /* , */ , // two\n    \"us\": 1,\n  }\n}")]
    [InlineData("\uFEFF{\n  \"servers\": {\n    \"us\": { \"x\": 0 } // old\n  }\n}", "\uFEFF{\n  \"servers\": {\n    \"us\": 1 // old\n  }\n}")]
    [InlineData("\uFEFF{}", "\uFEFF{\n  \"servers\": {\n    \"us\": 1\n  }\n}")]
    public void A_value_is_set_in_the_style_of_the_file(string before, string after) => Assert.Equal(after, Text(Parse(before).Set(Path, JsonValue.Create(1))));

    [Theory]
    [InlineData("{\"servers\":{\"us\":1}}", "{\"servers\":{}}")]
    [InlineData("{\"servers\":{\"us\":1, \"b\":2}}", "{\"servers\":{ \"b\":2}}")]
    [InlineData("{\"servers\":{\"a\":2, \"us\": 1}}", "{\"servers\":{\"a\":2}}")]
    [InlineData("{\n  \"servers\": {\n    \"a\": 2,\n    \"us\": 1\n  }\n}", "{\n  \"servers\": {\n    \"a\": 2\n  }\n}")]
    [InlineData("{\n  \"servers\": {\n    \"a\": 2, // two\n    \"us\": 1\n  }\n}", "{\n  \"servers\": {\n    \"a\": 2 // two\n  }\n}")]
    [InlineData("{\n  \"servers\": {\n    \"us\": 1,\n    \"b\": 2\n  }\n}", "{\n  \"servers\": {\n    \"b\": 2\n  }\n}")]
    [InlineData("{\n  \"servers\": {\n    // none\n    \"us\": 1\n  }\n}", "{\n  \"servers\": {\n    // none\n  }\n}")]
    [InlineData("{ \"servers\": { // ours\n  \"us\": 1 } }", "{ \"servers\": { // ours\n   } }")]
    [InlineData("{ \"servers\": { \"a\": 2, // two\n  \"us\": 1, \"b\": 3 } }", "{ \"servers\": { \"a\": 2, // two\n   \"b\": 3 } }")]
    [InlineData("{\"other\":1}", "{\"other\":1}")]
    public void A_value_is_removed_with_its_line_and_comma(string before, string after) => Assert.Equal(after, Text(Parse(before).Remove(Path)));

    [Fact]
    public void An_element_is_found_by_its_id_and_added_to_its_array()
    {
        JsonStep[] path = ["inputs", JsonStep.Element("ours")];
        var text = Parse("{\n  \"inputs\": [\n    { \"id\": \"other\" }\n  ]\n}");
        Assert.Null(text.Find(path));

        var added = text.Set(path, new JsonObject { ["id"] = "ours" });

        Assert.Equal("{\n  \"inputs\": [\n    { \"id\": \"other\" },\n    {\n      \"id\": \"ours\"\n    }\n  ]\n}", Text(added));
        Assert.Equal(text.Bytes, added.Remove(path).Bytes);
    }

    [Theory]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2\n}", "line 3, column 3")]
    [InlineData("{\r\n\t\"é\": tru }", "line 2, column 10")]
    [InlineData("\uFEFF{ \"a\": }", "line 1, column 8")]
    [InlineData("{ \"a\": 1 } x", "line 1, column 12")]
    [InlineData("{ \"a\": [1, 2", "line 1, column 13")]
    [InlineData("// nothing else\n", "line 2, column 1")]
    [InlineData("\n [1]", "line 2, column 2")]
    [InlineData("{\n  \"servers\": []\n}", "line 2, column 14")]
    [InlineData("{\n  \"servers\": { \"us\": 1 },\n  \"servers\": {}\n}", "line 3, column 3")]
    public void What_cannot_be_edited_is_refused_with_line_and_column(string text, string place)
    {
        var fault = Assert.Throws<ConfigurationException>(() => Parse(text).Set(Path, JsonValue.Create(1)));

        Assert.StartsWith(place + ": ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" { \n } ", true)]
    [InlineData("\uFEFF", true)]
    [InlineData("{ /* */ }", false)]
    [InlineData("{\"a\":{}}", false)]
    public void Empty_is_what_holds_neither_value_nor_comment(string text, bool isEmpty) => Assert.Equal(isEmpty, Parse(text).IsEmpty);

    [Fact]
    public void Values_are_compared_by_what_they_mean()
    {
        var text = Parse("{ \"servers\": { \"us\": { \"a\": [1, /* two */ 2,], \"b\": \"\\u0041\" } } }");

        Assert.True(text.Has(text.Find(Path)!, new JsonObject { ["b"] = "A", ["a"] = new JsonArray(1, 2) }));
        Assert.False(text.Has(text.Find(Path)!, new JsonObject { ["b"] = "A" }));
    }

    private static ConfigurationText Parse(string text) => ConfigurationText.Parse(Encoding.UTF8.GetBytes(text));

    private static string Text(ConfigurationText text) => Encoding.UTF8.GetString(text.Bytes);
}
