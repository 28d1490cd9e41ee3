using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Credits;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Tests.Http;
using OpenApiMcp.Runtime.Tools;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class ToolResultTests
{
    [Fact]
    public void A_json_object_is_text_and_structured_content()
    {
        var result = Of("""{ "a": 1.10, "unknown": "x" }""", "application/json");

        Assert.Null(result.IsError);
        Assert.Equal("""{"a":1.10,"unknown":"x"}""", Text(result));
        Assert.Equal("1.10", result.StructuredContent?.GetProperty("a").GetRawText());
    }

    [Theory]
    [InlineData("[1,2]")]
    [InlineData("\"text\"")]
    [InlineData("0.30")]
    [InlineData("false")]
    [InlineData("null")]
    public void Other_json_is_text_and_wrapped_as_structured_content(string body)
    {
        var result = Of(body, "application/json");

        Assert.Equal(body, Text(result));
        Assert.Equal(body, result.StructuredContent?.GetProperty("result").GetRawText());
    }

    [Theory]
    [InlineData("0.1000000000000000055511151231257827")]
    [InlineData("1E400")]
    [InlineData("-0.0")]
    public void A_number_keeps_its_digits_all_the_way_to_the_wire(string number)
    {
        var result = Of($$"""{"n":{{number}}}""", "application/json");

        Assert.Contains($"{{\"n\":{number}}}", Wire(result).GetProperty("structuredContent").GetRawText(), StringComparison.Ordinal);
        Assert.Equal($"{{\"n\":{number}}}", Text(result));
    }

    [Fact]
    public void An_integer_that_programs_would_round_is_a_string_in_the_structured_content_alone()
    {
        var result = Of("""{ "n": 12345678901234567890 }""", "application/json");

        Assert.Equal("""{"n":"12345678901234567890"}""", Wire(result).GetProperty("structuredContent").GetRawText());
        Assert.Equal("""{"n":12345678901234567890}""", Text(result));
    }

    [Fact]
    public void A_receipt_stands_in_the_metadata_and_changes_nothing_of_the_answer()
    {
        var answer = Sample.Response(200, """{"a":1}""").With(new Receipt { Cost = 1.50m, SessionTotal = 3, Remaining = 97 });
        var result = Results.Of(answer);

        Assert.Equal("""{"a":1}""", Text(result));
        Assert.Equal("""{"openapi-mcp/credits":{"cost":1.5,"sessionTotal":3,"remaining":97,"cached":false}}""", Wire(result).GetProperty("_meta").GetRawText());
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(404, true)]
    public void An_answer_from_memory_is_followed_by_a_note(int status, bool? isError)
    {
        var result = Results.Of(Sample.Response(status, """{"a":1}""").With(new Receipt { Cost = 0, SessionTotal = 3, Age = TimeSpan.FromSeconds(7) }));

        Assert.Equal(isError, result.IsError);
        Assert.Equal(2, result.Content.Count);
        Assert.Contains("7 seconds ago", Assert.IsType<TextContentBlock>(result.Content[^1]).Text, StringComparison.Ordinal);
        Assert.True((bool)result.Meta![Receipt.MetaKey]!["cached"]!);
    }

    [Fact]
    public void A_failure_has_its_receipt_too()
    {
        var failure = new ApiFailureException("Broken.") { MayHaveRun = true }.With(new Receipt { Cost = 5, SessionTotal = 8, IsUncertain = true });

        Assert.Equal("""{"cost":5,"sessionTotal":8,"cached":false,"uncertain":true}""", ToolResult.From(failure).Meta![Receipt.MetaKey]!.ToJsonString());
    }

    [Fact]
    public void Where_nobody_counts_there_is_no_metadata() => Assert.Null(Of("{}", "application/json").Meta);

    [Fact]
    public void A_member_that_stands_twice_stays_twice()
    {
        const string Body = """{"a":1,"a":2}""";
        var result = Of(Body, "application/json");

        Assert.Equal(Body, Text(result));
        Assert.Equal(Body, Wire(result).GetProperty("structuredContent").GetRawText());
    }

    [Fact]
    public void An_emoji_stays_an_emoji() => Assert.Equal("{\"a\":\"\U0001F680\"}", Text(Of("{\"a\":\"\U0001F680\"}", "application/json")));

    [Fact]
    public void Json_without_a_media_type_is_json() => Assert.NotNull(Of("{}", null).StructuredContent);

    [Fact]
    public void A_byte_order_mark_does_not_make_json_text() => Assert.Equal("{}", Text(Of("\uFEFF{}", "application/json")));

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    public void An_answer_without_content_says_so(int status)
    {
        var result = Results.Of(Results.Response([], null, status));

        Assert.Null(result.IsError);
        Assert.Contains($"{status}", Text(result), StringComparison.Ordinal);
        Assert.Null(result.StructuredContent);
    }

    [Theory]
    [InlineData("{\"a\":1", "application/json")]
    [InlineData("<html>", "application/problem+json")]
    public void Broken_json_is_passed_on_as_it_came(string body, string mediaType)
    {
        var result = Of(body, mediaType);

        Assert.Null(result.IsError);
        Assert.Null(result.StructuredContent);
        Assert.Equal(body, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [Fact]
    public void Json_too_deep_for_a_result_is_passed_on_as_text()
    {
        var body = new string('[', 100) + new string(']', 100);
        var result = Of(body, "application/json");

        Assert.Null(result.StructuredContent);
        Assert.Equal(body, Assert.IsType<TextContentBlock>(result.Content[0]).Text);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "text/csv")]
    [InlineData("{\"a\":1}\n{\"a\":2}\n", "application/x-ndjson")]
    [InlineData("plain", null)]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml")]
    public void Text_is_text_without_a_remark(string body, string? mediaType) => Assert.Equal(body, Text(Of(body, mediaType)));

    [Fact]
    public void A_text_that_is_no_utf8_is_readable_and_its_bytes_follow()
    {
        byte[] body = [.. "Zo"u8, 0xEB];

        var content = Results.Of(Results.Response(body, "text/csv")).Content;

        Assert.Equal("Zo\uFFFD", Assert.IsType<TextContentBlock>(content[0]).Text);
        Assert.Equal(body, Assert.IsType<BlobResourceContents>(Assert.IsType<EmbeddedResourceBlock>(content[1]).Resource).DecodedData.ToArray());
    }

    [Fact]
    public void Text_with_a_zero_byte_is_a_resource() => AssertBlob("a\0b"u8.ToArray(), "application/x-thing", "application/x-thing");

    [Fact]
    public void A_refusal_is_an_error_with_the_explanation()
    {
        var response = Results.Response("{}"u8.ToArray(), "application/json", 404);
        response.Explanation = "Nothing is there.";

        var result = Results.Of(response);

        Assert.True(result.IsError);
        Assert.Equal("Nothing is there.", Text(result));
    }

    [Fact]
    public void A_refusal_without_an_explanation_names_the_status()
    {
        var result = Results.Of(Results.Response([], null, 302));

        Assert.True(result.IsError);
        Assert.Contains("302", Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public void What_arrived_of_a_broken_answer_is_passed_on()
    {
        var result = ToolResult.From(new ApiFailureException("It broke off.") { PartialBody = "{\"email\":\"jane"u8.ToArray() });

        Assert.True(result.IsError);
        Assert.Equal("It broke off.", Assert.IsType<TextContentBlock>(result.Content[0]).Text);
        Assert.EndsWith("{\"email\":\"jane", Assert.IsType<TextContentBlock>(result.Content[1]).Text, StringComparison.Ordinal);
    }

    private static void AssertBlob(byte[] body, string? mediaType, string expected)
    {
        var block = Assert.IsType<EmbeddedResourceBlock>(Assert.Single(Results.Of(Results.Response(body, mediaType)).Content));
        var blob = Assert.IsType<BlobResourceContents>(block.Resource);
        Assert.Equal(expected, blob.MimeType);
        Assert.Equal(body, blob.DecodedData.ToArray());
    }

    private static CallToolResult Of(string body, string? mediaType) => Results.Of(body, mediaType);

    private static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    /// <summary>The result as the SDK writes it.</summary>
    private static JsonElement Wire(CallToolResult result) =>
        JsonSerializer.SerializeToElement(result, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(CallToolResult)));
}
