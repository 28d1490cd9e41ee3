using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Json;

public class JsonReaderTests
{
    [Theory]
    [InlineData("null", nameof(JsonKind.Null))]
    [InlineData("true", nameof(JsonKind.True))]
    [InlineData("false", nameof(JsonKind.False))]
    [InlineData("0", nameof(JsonKind.Number))]
    [InlineData("\"\"", nameof(JsonKind.String))]
    [InlineData("[]", nameof(JsonKind.Array))]
    [InlineData("{}", nameof(JsonKind.Object))]
    public void Every_kind_of_value_can_be_the_root(string text, string kind)
    {
        Assert.Equal(kind, JsonReader.Read($" \t\r\n{text}\n").Kind.ToString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-12.50")]
    [InlineData("1e9")]
    [InlineData("1E+09")]
    [InlineData("0.1e-400")]
    [InlineData("123456789012345678901234567890")]
    public void A_number_keeps_its_text(string number)
    {
        Assert.Equal(number, Assert.Single(JsonReader.Read($"[{number}]").Items).Text);
    }

    [Theory]
    [InlineData("\\\" \\\\ \\/ \\b \\f \\n \\r \\t", "\" \\ / \b \f \n \r \t")]
    [InlineData("\\u0041\\u00e9\\u2028", "A\u00e9\u2028")]
    [InlineData("\\uD83D\\ude00", "\U0001F600")]
    [InlineData("\U0001F600 \u00e9 \u007f", "\U0001F600 \u00e9 \u007f")]
    [InlineData("\\u0000", "\0")]
    public void A_string_is_decoded(string written, string expected)
    {
        Assert.Equal(expected, JsonReader.Read($"\"{written}\"").Text);
    }

    [Fact]
    public void Members_and_items_keep_their_order()
    {
        var root = JsonReader.Read("""{"b":[3,1,2],"a":{"":null}}""");

        Assert.Equal(["b", "a"], root.Members.Select(member => member.Name));
        Assert.Equal(["3", "1", "2"], root.Find("b")!.Items.Select(item => item.Text));
        Assert.Equal(JsonKind.Null, root.Find("a")!.Find("")!.Kind);
        Assert.Null(root.Find("c"));
    }

    [Fact]
    public void Names_that_differ_only_in_case_are_two_members()
    {
        Assert.Equal(2, JsonReader.Read("""{"id":1,"ID":2}""").Members.Count);
    }

    [Fact]
    public void The_same_name_in_two_objects_is_no_duplicate()
    {
        Assert.Equal(2, JsonReader.Read("""[{"a":1},{"a":1}]""").Items.Count);
    }

    [Fact]
    public void Depth_is_counted_by_nesting_not_by_siblings()
    {
        var siblings = JsonReader.Read($"[{string.Join(",", Enumerable.Repeat("[{}]", 1000))}]");

        Assert.Equal(1000, siblings.Items.Count);
    }

    [Fact]
    public void The_deepest_allowed_nesting_is_read()
    {
        var value = JsonReader.Read(new string('[', 256) + new string(']', 256));

        for (var depth = 1; depth < 256; depth++) value = Assert.Single(value.Items);
        Assert.Empty(value.Items);
    }

    [Fact]
    public void A_document_of_twenty_megabytes_is_read()
    {
        const int Count = 100_000;
        var text = $"[{string.Join(",\n", Enumerable.Range(0, Count).Select(index => $$"""{"index":{{index}},"text":"{{new string('x', 180)}}"}"""))}]";
        Assert.True(text.Length > 20_000_000);

        var last = JsonReader.Read(text).Items[^1];

        Assert.Equal("99999", last.Find("index")!.Text);
        Assert.Equal(Count - 1, last.Span.Start.Line);
    }
}
