using System.Text;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class JsonAnswerTests
{
    [Theory]
    [InlineData("{\"a\":1.0}", "{\"a\":1.0}")]
    [InlineData("[1,2]", "{\"result\":[1,2]}")]
    [InlineData("\"text\"", "{\"result\":\"text\"}")]
    [InlineData("12345678901234567890", "{\"result\":12345678901234567890}")]
    [InlineData("null", "{\"result\":null}")]
    public void An_object_is_itself_and_another_value_is_wrapped(string body, string structured)
    {
        var answer = Read(body);

        Assert.Equal(structured, answer?.Structured.GetRawText());
        Assert.Equal(body, answer?.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("NaN")]
    [InlineData("<html>")]
    [InlineData("{\"a\":\"\\ud83d\"}")]
    public void What_is_no_json_or_cannot_be_written_again_is_no_json_answer(string body) => Assert.Null(Read(body));

    [Theory]
    [InlineData(56, true)]
    [InlineData(57, false)]
    public void An_answer_is_read_as_deep_as_a_result_can_be_written(int depth, bool expected) =>
        Assert.Equal(expected, Read(new string('[', depth) + new string(']', depth)) is not null);

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_answer() => Assert.Equal("{}", Read("\uFEFF{}")?.Text);

    private static JsonAnswer? Read(string body) => JsonAnswer.TryRead(Encoding.UTF8.GetBytes(body), out var answer) ? answer : null;
}
