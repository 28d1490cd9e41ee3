using OpenApiMcp.Generator.Json;

namespace OpenApiMcp.Generator.Tests.Json;

/// <summary>Lines and columns count from zero, columns in UTF-16 units, as the compiler and editors count them.</summary>
public class JsonReaderPositionTests
{
    [Theory]
    [InlineData("[1]", 0, 1)]
    [InlineData("[\n1]", 1, 0)]
    [InlineData("[\r\n1]", 1, 0)]
    [InlineData("[\r1]", 1, 0)]
    [InlineData("[\r\r\n\n\r1]", 4, 0)]
    [InlineData("[\n\r1]", 2, 0)]
    [InlineData("[\t\t1]", 0, 3)]
    [InlineData("[\n \t 1]", 1, 3)]
    [InlineData("\uFEFF[1]", 0, 1)]
    [InlineData("\uFEFF\n[1]", 1, 1)]
    [InlineData("[\"\U0001F600\",1]", 0, 6)]
    [InlineData("[\"\u00e9\",1]", 0, 5)]
    [InlineData("[\"\\n\\u000a\",1]", 0, 12)]
    [InlineData("[\"\u2028\u0085\",1]", 0, 6)]
    public void A_value_starts_where_it_stands(string text, int line, int column)
    {
        var start = JsonReader.Read(text).Items[^1].Span.Start;

        Assert.Equal((line, column), (start.Line, start.Column));
        Assert.Equal('1', text[start.Offset]);
    }

    [Theory]
    [InlineData("\"a\\u0062\"")]
    [InlineData("-1.5e+3")]
    [InlineData("null")]
    [InlineData("[ 1 , 2 ]")]
    [InlineData("{ \"a\" : { } }")]
    public void A_value_spans_its_own_text_and_nothing_more(string value)
    {
        var text = $"{{\n  \"name\" : {value} ,\n \"x\":0}}";

        var span = JsonReader.Read(text).Find("name")!.Span;

        Assert.Equal(value, text[span.Start.Offset..span.End.Offset]);
        Assert.Equal((1, 11), (span.Start.Line, span.Start.Column));
        Assert.Equal((1, 11 + value.Length), (span.End.Line, span.End.Column));
    }

    [Fact]
    public void A_name_spans_its_quotes()
    {
        const string Text = "{\r\n\t\"n\\u0061me\":1}";

        var span = Assert.Single(JsonReader.Read(Text).Members).NameSpan;

        Assert.Equal("\"n\\u0061me\"", Text[span.Start.Offset..span.End.Offset]);
        Assert.Equal((1, 1), (span.Start.Line, span.Start.Column));
    }

    [Fact]
    public void An_object_over_several_lines_ends_behind_its_brace()
    {
        var span = JsonReader.Read("  {\n\"a\":\n1\n }  ").Span;

        Assert.Equal(new JsonPosition(2, 0, 2), span.Start);
        Assert.Equal(new JsonPosition(13, 3, 2), span.End);
    }
}
