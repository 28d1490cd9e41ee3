using ModelContextProtocol.Protocol;

namespace OpenApiMcp.Runtime.Tests.Tools;

public sealed class BinaryAnswerTests
{
    public static TheoryData<string, byte[]> Images => new()
    {
        { "image/png", [0x89, .. "PNG\r\n"u8, 0x1A, .. "\n"u8, 0] },
        { "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0] },
        { "image/gif", [.. "GIF89a"u8, 0] },
        { "image/webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, 0] },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void An_image_is_an_image_whatever_is_declared(string actual, byte[] body)
    {
        foreach (var declared in new[] { actual, "image/png", "application/octet-stream", "application/json", "application/pdf", "text/html", "image/tiff", null })
        {
            var image = Assert.IsType<ImageContentBlock>(Assert.Single(Results.Of(body, declared).Content));

            Assert.Equal(actual, image.MimeType);
            Assert.Equal(body, image.DecodedData.ToArray());
        }
    }

    [Theory]
    [InlineData("image/png", "application/octet-stream")]
    [InlineData("image/webp", "application/octet-stream")]
    [InlineData("application/pdf", "application/pdf")]
    [InlineData("video/ogg", "video/ogg")]
    [InlineData(null, "application/octet-stream")]
    public void Bytes_that_begin_like_nothing_known_are_a_resource_and_no_image(string? declared, string expected) => AssertBlob([1, 0, 0xFF], declared, expected);

    [Fact]
    public void An_image_of_a_type_that_is_not_known_by_its_beginning_is_believed() =>
        Assert.Equal("image/bmp", Assert.IsType<ImageContentBlock>(Assert.Single(Results.Of([0x42, 0x4D, 0, 0xFF], "image/bmp").Content)).MimeType);

    [Theory]
    [InlineData("image/png", """{"a":1}""")]
    [InlineData("application/octet-stream", """{"a":1}""")]
    public void Json_is_json_whatever_is_declared(string declared, string body) =>
        Assert.Equal(body, Assert.IsType<TextContentBlock>(Assert.Single(Results.Of(body, declared).Content)).Text);

    [Theory]
    [InlineData("image/png", "<html>")]
    [InlineData("text/csv", "ID3,name\n")]
    [InlineData("text/plain", "%PDF-1.7 is how it begins")]
    public void Text_is_text_though_it_begins_like_something_else(string declared, string body) =>
        Assert.Equal(body, Assert.IsType<TextContentBlock>(Assert.Single(Results.Of(body, declared).Content)).Text);

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7 in plain ASCII")]
    public void What_is_declared_and_begins_so_is_no_text_though_it_could_be_read(string declared, string body) =>
        AssertBlob(System.Text.Encoding.UTF8.GetBytes(body), declared, declared);

    [Theory]
    [InlineData("audio/mpeg", "audio/mpeg")]
    [InlineData("audio/opus", "audio/opus")]
    [InlineData("application/octet-stream", "audio/ogg")]
    public void Sound_is_of_the_declared_type_where_one_is_declared(string declared, string expected) =>
        Assert.Equal(expected, Assert.IsType<AudioContentBlock>(Assert.Single(Results.Of([.. "OggS"u8, 0, 0xFF], declared).Content)).MimeType);

    [Fact]
    public void A_video_in_a_container_of_sound_is_no_sound() => AssertBlob([.. "OggS"u8, 0, 0xFF], "video/ogg", "video/ogg");

    private static void AssertBlob(byte[] body, string? declared, string expected)
    {
        var resource = Assert.IsType<EmbeddedResourceBlock>(Assert.Single(Results.Of(body, declared).Content)).Resource;
        var blob = Assert.IsType<BlobResourceContents>(resource);
        Assert.Equal(expected, blob.MimeType);
        Assert.Equal(body, blob.DecodedData.ToArray());
    }
}
