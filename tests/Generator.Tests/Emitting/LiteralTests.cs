using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenApiMcp.Generator.Emitting;

namespace OpenApiMcp.Generator.Tests.Emitting;

public class LiteralTests
{
    [Fact]
    public void Every_character_survives_as_a_string_literal()
    {
        var text = string.Concat(Enumerable.Range(0, 0xD800).Concat(Enumerable.Range(0xE000, 0x2000)).Select(code => (char)code)) + "\U0001F600\U0010FFFF";

        Assert.Equal(text, Assert.IsType<LiteralExpressionSyntax>(SyntaxFactory.ParseExpression(Literal.Text(text))).Token.ValueText);
    }

    [Theory]
    [InlineData("plain \u00e9 \u6f22", "\"plain \u00e9 \u6f22\"")]
    [InlineData("a\"b\\c\n\t", "\"a\\\"b\\\\c\\n\\u0009\"")]
    [InlineData("\u200b\u00a0\ue000", "\"\\u200b\\u00a0\\ue000\"")]
    public void A_literal_shows_what_can_be_seen_and_escapes_the_rest(string text, string expected) => Assert.Equal(expected, Literal.Text(text));

    [Theory]
    [InlineData("a < b & c > d", "a &lt; b &amp; c &gt; d")]
    [InlineData(" two\r\nlines ", "two  lines")]
    [InlineData("*/ \u2028", "*/")]
    public void A_comment_is_one_line_of_XML(string text, string expected) => Assert.Equal(expected, Literal.Comment(text));

    [Theory]
    [InlineData("{}", "\"\"\"")]
    [InlineData("\"a\\\"\"", "\"\"\"")]
    [InlineData("\"\"\"", "\"\"\"\"")]
    [InlineData("\"\"\"\"\"", "\"\"\"\"\"\"")]
    public void The_fence_of_a_raw_literal_is_longer_than_any_run_of_quotes_inside(string line, string fence)
    {
        var code = new CodeWriter();

        Literal.WriteRaw(code, "head", [line]);

        Assert.Equal($"head\n    {fence}\n    {line}\n    {fence}u8;\n", code.ToString());
    }
}
