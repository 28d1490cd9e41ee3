using System.Text;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Security;

public sealed class SecretRedactorTests
{
    [Theory]
    [InlineData("key s3cr+t/\"x ends", "key [redacted] ends")]
    [InlineData("?key=s3cr%2Bt%2F%22x&a", "?key=[redacted]&a")]
    [InlineData("{\"k\":\"s3cr+t/\\\"x\"}", "{\"k\":\"[redacted]\"}")]
    [InlineData("{\"k\":\"s3cr\\u002Bt/\\u0022x\"}", "{\"k\":\"[redacted]\"}")]
    [InlineData("KEY S3CR+T/\"X", "KEY [redacted]")]
    [InlineData("<b>s3cr+t/&quot;x</b>", "<b>[redacted]</b>")]
    [InlineData("s3cr+t/\"xs3cr+t/\"x", "[redacted][redacted]")]
    [InlineData("nothing here", "nothing here")]
    public void Every_spelling_of_a_secret_is_replaced(string text, string expected) => Assert.Equal(expected, new SecretRedactor(["s3cr+t/\"x"]).Redact(text));

    [Fact]
    public void A_secret_that_contains_another_leaves_nothing_behind() =>
        Assert.Equal("[redacted] [redacted]", new SecretRedactor(["abc", "abcdef"]).Redact("abcdef abc"));

    [Theory]
    [InlineData("user:pa55word")]
    [InlineData("pa55word")]
    [InlineData("dXNlcjpwYTU1d29yZA==")]
    public void A_basic_credential_is_recognized_whole_encoded_and_by_its_password(string text) =>
        Assert.Equal("[redacted]", new SecretRedactor(["user:pa55word"]).Redact(text));

    [Theory]
    [InlineData("k: s3cret-key and s3cr", "k: [redacted] and [redacted]")]
    [InlineData("k: s3cret-ke", "k: [redacted]")]
    [InlineData("k: s3c", "k: s3c")]
    [InlineData("s3cr and more", "s3cr and more")]
    [InlineData("", "")]
    public void A_text_that_breaks_off_in_a_secret_shows_no_part_of_it(string text, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(new SecretRedactor(["s3cret-key"]).RedactBeginning(Encoding.UTF8.GetBytes(text)).Span));

    [Fact]
    public void Bytes_without_a_secret_come_back_as_they_are()
    {
        byte[] bytes = [0xFF, 0, 0xC3];

        Assert.Equal(bytes, new SecretRedactor(["s3cret-key"]).RedactBeginning(bytes).ToArray());
    }

    [Fact]
    public void Absent_secrets_change_nothing()
    {
        Assert.Equal("text", new SecretRedactor([null, "", " "]).Redact("text"));
        Assert.Equal(0, SecretRedactor.None.LongestSecret);
    }

    [Theory]
    [InlineData("key s3cr+t/\"x, s3cr+t/\"x", "key [redacted], [redacted]")]
    [InlineData("{\"k\":\"s3cr\\u002bt/\\u0022x\"}", "{\"k\":\"[redacted]\"}")]
    [InlineData("{\"k\":\"s3cr\\u002Bt/\\u0022x\"}", "{\"k\":\"[redacted]\"}")]
    [InlineData("nothing s3cr", "nothing s3cr")]
    public void An_answer_loses_nothing_but_the_secret(string answer, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(new SecretRedactor(["s3cr+t/\"x"]).Redact(Encoding.UTF8.GetBytes(answer)).Span));

    [Fact]
    public void Bytes_around_a_secret_that_are_no_text_stay()
    {
        byte[] answer = [0xFF, .. "s3cr3t-key"u8, 0xC3, 0];

        Assert.Equal([0xFF, .. "[redacted]"u8, 0xC3, 0], new SecretRedactor(["s3cr3t-key"]).Redact(answer).ToArray());
    }

    [Fact]
    public void A_secret_that_could_be_a_word_spoils_no_answer() =>
        Assert.Equal("{\"test\":1}"u8, new SecretRedactor(["test"]).Redact("{\"test\":1}"u8.ToArray()).Span);

    [Theory]
    [InlineData("{\"k\":\"s3cr3t-ke", "{\"k\":\"[redacted]")]
    [InlineData("{\"k\":\"s3cr3t-key", "{\"k\":\"[redacted]")]
    [InlineData("{\"k\":\"s3c", "{\"k\":\"s3c")]
    [InlineData("s3cr", "[redacted]")]
    [InlineData("", "")]
    public void The_beginning_of_a_secret_at_the_end_of_a_broken_answer_is_replaced(string part, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(new SecretRedactor(["s3cr3t-key"]).RedactBeginning(Encoding.UTF8.GetBytes(part)).Span));

    [Theory]
    [InlineData("a\\u")]
    [InlineData("\\\\u00")]
    [InlineData("a\\/b")]
    public void No_character_of_a_secret_upsets_its_spellings(string secret) =>
        Assert.Equal("<[redacted]>", new SecretRedactor([secret]).Redact($"<{secret}>"));

    [Fact]
    public void A_secret_that_is_learned_later_is_replaced_and_the_earlier_ones_still_are()
    {
        var redactor = new SecretRedactor(["first-k3y"]);
        redactor.Learn("second-k3y");
        redactor.Learn(" ");

        Assert.Equal("[redacted] [redacted]", redactor.Redact("first-k3y second-k3y"));
        Assert.Equal("[redacted]"u8, redactor.Redact("second-k3y"u8.ToArray()).Span);
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_in_use_is_forgotten_last()
    {
        var redactor = new SecretRedactor(["in-use"]);
        for (var number = 0; number < 100; number++)
        {
            redactor.Learn($"k3y-number-{number}");
            redactor.Learn("in-use");
        }

        Assert.Equal("k3y-number-0 [redacted] [redacted]", redactor.Redact("k3y-number-0 k3y-number-99 in-use"));
    }

    [Fact]
    public void Sixteen_secrets_are_known_at_the_same_time()
    {
        var secrets = Enumerable.Range(0, 16).Select(number => $"k3y-{(char)('a' + number)}").ToArray();

        Assert.Equal("[redacted] [redacted]", new SecretRedactor(secrets).Redact("k3y-a k3y-p"));
    }

    [Theory]
    [InlineData("8-letter", "[redacted]")]
    [InlineData("7-lette", "7-lette")]
    public void Eight_characters_are_enough_for_answers(string secret, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(new SecretRedactor([secret]).Redact(Encoding.UTF8.GetBytes(secret)).Span));

    [Theory]
    [InlineData("user:")]
    [InlineData(":pa55word")]
    public void A_colon_at_an_end_makes_no_credential_of_two_parts(string secret) => Assert.Equal("a [redacted]", new SecretRedactor([secret]).Redact("a " + secret));

    [Fact]
    public void The_redactor_that_knows_nothing_learns_nothing() => Assert.Throws<InvalidOperationException>(() => SecretRedactor.None.Learn("k3y-value"));
}
