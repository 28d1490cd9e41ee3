using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

/// <summary>What a tool with an output schema answers when the API does not keep to it: everything, in a form that conforms.</summary>
public sealed class UncheckedAnswerTests
{
    private const string Schema = """{"type":"object","properties":{"email":{"anyOf":[{"type":"string"},{"type":"null"}]}}}""";

    [Fact]
    public void An_answer_that_fits_is_the_structured_content_itself()
    {
        var result = Results.Of("""{ "email": null, "added": 1 }""", schema: Schema);

        Assert.Equal("""{"email":null,"added":1}""", Text(result));
        Assert.Equal("""{"email":null,"added":1}""", result.StructuredContent?.GetRawText());
        Assert.Null(result.Meta);
    }

    [Fact]
    public void An_answer_that_does_not_fit_stands_whole_under_a_name_that_the_schema_leaves_open()
    {
        const string Body = """{"email":["jane@example.com"],"id":12345678901234567890}""";

        var result = Results.Of(Body, schema: Schema);

        Assert.NotEqual(true, result.IsError);
        Assert.Equal(Body, Text(result));
        Assert.Equal("""{"openapi-mcp/answer":{"email":["jane@example.com"],"id":"12345678901234567890"}}""", result.StructuredContent?.GetRawText());
        Assert.Equal("""{"openapi-mcp/drift":{"at":"/email","expected":"null, string","found":"array"}}""", result.Meta?.ToJsonString());
    }

    [Fact]
    public void A_receipt_and_a_drift_stand_side_by_side()
    {
        var response = Sample.Response(200, """{"email":1}""").With(new Receipt { Cost = 1, SessionTotal = 1 });

        Assert.Equal(["openapi-mcp/credits", "openapi-mcp/drift"], Results.Of(response, Schema).Meta!.Select(member => member.Key));
    }

    [Theory]
    [InlineData("{\"a\":\"\\ud83d\"}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public void Json_that_cannot_be_structured_is_a_text_there_too(string body)
    {
        var result = Results.Of(body, schema: Schema);

        Assert.Equal(body, Text(result));
        Assert.Equal(body, result.StructuredContent?.GetProperty(UncheckedAnswer.Name).GetString());
    }

    [Fact]
    public void A_text_that_is_no_json_is_a_drift_and_stands_there_too()
    {
        var result = Results.Of("<html>", "text/html", Schema);

        Assert.Equal("<html>", Text(result));
        Assert.Equal("<html>", result.StructuredContent?.GetProperty(UncheckedAnswer.Name).GetString());
        Assert.Equal("""{"at":"","expected":"JSON","found":"text"}""", result.Meta?[AnswerDrift.MetaKey]?.ToJsonString());
    }

    [Fact]
    public void Bytes_are_a_drift_and_stand_in_the_content_alone()
    {
        var result = Results.Of([0, 0xFF], "application/octet-stream", Schema);

        Assert.IsType<EmbeddedResourceBlock>(Assert.Single(result.Content));
        Assert.Equal("{}", result.StructuredContent?.GetRawText());
        Assert.Equal("bytes", (string?)result.Meta?[AnswerDrift.MetaKey]?["found"]);
    }

    [Fact]
    public void An_empty_answer_is_an_empty_object()
    {
        var result = Results.Of([], null, Schema, 204);

        Assert.Equal("{}", result.StructuredContent?.GetRawText());
        Assert.Null(result.Meta);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(302)]
    public void An_error_has_no_structured_content_and_is_not_checked(int status)
    {
        var result = Results.Of("""{"email":1}"""u8.ToArray(), "application/json", Schema, status);

        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        Assert.Null(result.Meta);
    }

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
