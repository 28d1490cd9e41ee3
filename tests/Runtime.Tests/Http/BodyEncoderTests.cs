using System.Text;
using OpenApiMcp.Runtime.Http;

namespace OpenApiMcp.Runtime.Tests.Http;

public sealed class BodyEncoderTests
{
    [Theory]
    [InlineData("""{ "b" : 1.0, "a" : 1e5,  "b":2 }""", """{"b":1.0,"a":1e5,"b":2}""")]
    [InlineData("""{"n":12345678901234567890.10}""", """{"n":12345678901234567890.10}""")]
    [InlineData("""["é😀<>&'+", "\u00e9\/ \" \\"]""", """["é😀<>&'+","\u00e9\/ \" \\"]""")]
    [InlineData("\"a  b\\\\\"", "\"a  b\\\\\"")]
    [InlineData(" null ", "null")]
    public void A_JSON_body_keeps_every_token_as_it_was_written(string json, string expected) =>
        Assert.Equal(expected, Encode(json, "application/json").Text);

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("application/vnd.api+json", "application/vnd.api+json")]
    [InlineData("application/json; charset=utf-8", "application/json; charset=utf-8")]
    [InlineData("*/*", "application/json")]
    public void JSON_travels_under_the_documents_media_type(string mediaType, string expected) => Assert.Equal(expected, Encode("{}", mediaType).Type);

    [Fact]
    public void A_form_repeats_arrays_and_writes_objects_as_JSON()
    {
        var form = Encode("""{"a b":"x&y=é","list":[1,null,"z"],"object":{"k": [1.0]},"none":null,"empty":""}""", "application/x-www-form-urlencoded");

        Assert.Equal("a%20b=x%26y%3D%C3%A9&list=1&list=z&object=%7B%22k%22%3A%5B1.0%5D%7D&empty=", form.Text);
        Assert.Equal("application/x-www-form-urlencoded", form.Type);
    }

    [Fact]
    public void A_multipart_form_has_a_part_for_every_value()
    {
        var form = Encode("""{"name":"Zoë","tags":["a",2],"object":{"k": 1},"none":null}""", "multipart/form-data");
        var boundary = form.Type["multipart/form-data; boundary=".Length..];

        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nZoë\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\n2\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"object\"\r\nContent-Type: application/json\r\n\r\n{{\"k\":1}}\r\n"
            + $"--{boundary}--\r\n",
            form.Text);
    }

    [Fact]
    public void A_multipart_name_cannot_leave_its_quotes()
    {
        var form = Encode("""{"a\"; filename=\"x\r\nX-Evil: 1":"v"}""", "multipart/form-data");

        Assert.Contains("name=\"a%22; filename=%22x%0D%0AX-Evil: 1\"\r\n\r\nv", form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_cannot_forge_the_boundary()
    {
        var first = Encode("""{"a":"x"}""", "multipart/form-data").Type;
        var forged = Encode($$"""{"a":"--{{first[(first.IndexOf('=', StringComparison.Ordinal) + 1)..]}}"}""", "multipart/form-data").Type;

        Assert.NotEqual(first, forged);
    }

    [Fact]
    public void Base64_becomes_bytes()
    {
        var body = BodyEncoder.Encode(Sample.Json("\"AP8Q\""), "application/octet-stream", Refusal());

        Assert.Equal([0x00, 0xFF, 0x10], body.Bytes.ToArray());
        Assert.Equal("application/octet-stream", body.ContentType);
        Assert.Equal("image/png", BodyEncoder.Encode(Sample.Json("\"AP8Q\""), "image/png", Refusal()).ContentType);
    }

    [Theory]
    [InlineData("\"not base64!\"", "application/octet-stream", "base64")]
    [InlineData("{}", "application/octet-stream", "base64")]
    [InlineData("[]", "application/x-www-form-urlencoded", "JSON object")]
    [InlineData("1", "multipart/form-data", "JSON object")]
    [InlineData("""{"a":"\ud800"}""", "multipart/form-data", "surrogate")]
    public void A_body_that_does_not_fit_its_media_type_is_refused(string json, string mediaType, string reason)
    {
        var failure = Assert.Throws<ApiFailureException>(() => Encode(json, mediaType));

        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/plain", "\"é\\n\"", "é\n", "text/plain; charset=utf-8")]
    [InlineData("text/csv; charset=utf-8", "\"a,b\"", "a,b", "text/csv; charset=utf-8")]
    [InlineData("text/plain", "1.50", "1.50", "text/plain; charset=utf-8")]
    public void Text_is_sent_as_it_is(string mediaType, string json, string expected, string expectedType)
    {
        var body = Encode(json, mediaType);

        Assert.Equal(expected, body.Text);
        Assert.Equal(expectedType, body.Type);
    }

    [Fact]
    public void XML_is_a_fault_of_the_generated_code() => Assert.Throws<ArgumentException>(() => Encode("{}", "application/xml"));

    [Fact]
    public async Task The_message_carries_exactly_the_encoded_bytes()
    {
        var message = Sample.Post(Sample.Tool(), """{ "é" : 1.0 }""").ToMessage(Sample.BaseUrl);

        Assert.Equal("""{"é":1.0}"""u8.ToArray(), await message.Content!.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(10, message.Content.Headers.ContentLength);
        Assert.Equal("application/json", message.Content.Headers.ContentType!.ToString());
    }

    private static (string Text, string Type) Encode(string json, string mediaType)
    {
        var body = BodyEncoder.Encode(Sample.Json(json), mediaType, Refusal());
        return (Encoding.UTF8.GetString(body.Bytes.Span), body.ContentType);
    }

    private static ArgumentRefusal Refusal() => new(Sample.Tool(), null, "body");
}
