using System.Text;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class JsonAnswerTests
{
    [Theory]
    [InlineData("{\"a\":1.0}", "{\"a\":1.0}")]
    [InlineData("[1,2]", "{\"result\":[1,2]}")]
    [InlineData("\"text\"", "{\"result\":\"text\"}")]
    [InlineData("12345678901234567890", "{\"result\":\"12345678901234567890\"}")]
    [InlineData("null", "{\"result\":null}")]
    public void An_object_is_itself_and_another_value_is_wrapped(string body, string structured)
    {
        var answer = Read(body);

        Assert.Equal(structured, answer?.Structured?.GetRawText());
        Assert.Equal(body, answer?.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("NaN")]
    [InlineData("<html>")]
    public void What_is_no_json_is_no_json_answer(string body) => Assert.Null(Read(body));

    [Theory]
    [InlineData(56, true)]
    [InlineData(57, false)]
    public void An_answer_is_structured_as_deep_as_a_result_can_be_written_and_always_text(int depth, bool expected)
    {
        var body = new string('[', depth) + new string(']', depth);

        var answer = Read(body);

        Assert.Equal(expected, answer?.Structured is not null);
        Assert.Equal(body, answer?.Text);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_text_only()
    {
        var answer = Read("{\"a\":\"\\ud83d\"}");

        Assert.Null(answer?.Structured);
        Assert.Equal("{\"a\":\"\\ud83d\"}", answer?.Text);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_answer() => Assert.Equal("{}", Read("\uFEFF{}")?.Text);

    private static JsonAnswer? Read(string body) => JsonAnswer.TryRead(Encoding.UTF8.GetBytes(body), null, out var answer) ? answer : null;
}
