using System.Text.Json;
using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class TextFaultTests
{
    [Theory]
    [InlineData(StringFormat.Email, "jane.example.com", "a string of 16 characters without @")]
    [InlineData(StringFormat.Email, "@example.com", "a string of 12 characters with nothing before the @")]
    [InlineData(StringFormat.Email, "jane@", "a string of 5 characters with nothing behind the @")]
    [InlineData(StringFormat.Email, "jane@doe@example.com", "a string of 20 characters with more than one @")]
    [InlineData(StringFormat.Email, "Jane <jane@example.com>", "a string of 23 characters with a space")]
    [InlineData(StringFormat.Email, "jane@example.com ", "a string of 17 characters with a space at its beginning or end")]
    [InlineData(StringFormat.Email, "jane@-example.com", "a string of 17 characters")]
    [InlineData(StringFormat.Email, "", "an empty string")]
    [InlineData(StringFormat.Hostname, "https://example.com", "a string of 19 characters with a scheme")]
    [InlineData(StringFormat.Hostname, "jane@example.com", "a string of 16 characters with an @")]
    [InlineData(StringFormat.Hostname, "example.com/jane", "a string of 16 characters with a path")]
    [InlineData(StringFormat.Uri, "www.example.com/jane", "a string of 20 characters without a scheme such as https://")]
    [InlineData(StringFormat.Uri, "https://example.com/<jane>", "a string of 26 characters")]
    [InlineData(StringFormat.Uuid, "jane\n", "a string of 5 characters with a line break")]
    [InlineData(StringFormat.Date, "2026-02-30", "\"2026-02-30\"")]
    [InlineData(StringFormat.Date, "Jane", "a string of 4 characters")]
    public void What_is_plainly_wrong_with_a_text_is_said_in_its_place(StringFormat format, string text, string actual) => Assert.Equal(
        actual,
        Checked.Problem($"\"{JsonEncodedText.Encode(text)}\"", (ref SchemaChecker value) => value.Format(format)).Actual);

    [Fact]
    public void A_text_that_matches_no_pattern_tells_of_its_white_space()
    {
        var word = new SchemaPattern("^[a-z]+$", @"\A[a-z]+\z");

        Assert.Equal("a string of 8 characters with a space", Checked.Problem("\"jane doe\"", (ref SchemaChecker value) => value.Pattern(word)).Actual);
        Assert.Equal("a string of 4 characters", Checked.Problem("\"JANE\"", (ref SchemaChecker value) => value.Pattern(word)).Actual);
    }
}
