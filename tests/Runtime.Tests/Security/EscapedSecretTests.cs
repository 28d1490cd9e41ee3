using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using OpenApiMcp.Runtime.Http;
using OpenApiMcp.Runtime.Security;

namespace OpenApiMcp.Runtime.Tests.Security;

/// <summary>A secret whose characters are escaped, each in another way, is found all the same.</summary>
public sealed partial class EscapedSecretTests
{
    private const string Secret = "lm_test+0123/Zz==";

    private static readonly string[] Surroundings = ["", "{\"email\":\"", "{\"", "https://x.example/?key=", "<b>", "\\\\", "100% & \\n\\/ ", "\\u00", "&#", "%2", "\\\\\\", "lm_te", "Zoë 😀 "];

    [Theory]
    [InlineData("""{"email":"\u006cm_test+0123/Zz=="}""", """{"email":"[redacted]"}""")]
    [InlineData("""{"email":"lm_test+0123\/Z\u007A=="}""", """{"email":"[redacted]"}""")]
    [InlineData("""{"\u004C\u004d_TEST+0123/zz==":1}""", """{"[redacted]":1}""")]
    [InlineData("?k=lm_test%2b0123%2fZz%3D%3d&x", "?k=[redacted]&x")]
    [InlineData("?k=%6C%6d_test%2B0123/Zz==", "?k=[redacted]")]
    [InlineData("<b>&#108;m&#x5F;test&plus;0123&sol;Zz&equals;=</b>", "<b>[redacted]</b>")]
    [InlineData("<b>&#108m&#x5Ftest+0123/Zz==</b>", "<b>[redacted]</b>")]
    [InlineData("""{"url":"?k=\u0025\u0036\u0043m_test%2B0123\u002fZz=="}""", """{"url":"?k=[redacted]"}""")]
    [InlineData("""{"body":"{\"email\":\"\\u006cm_test+0123\\/Zz==\"}"}""", """{"body":"{\"email\":\"[redacted]\"}"}""")]
    [InlineData("&amp;#108;m_test+0123/Zz== &amp;amp;#108;m_test+0123/Zz==", "[redacted] [redacted]")]
    [InlineData("k bG1fdGVzdCswMTIzL1p6PT0= k", "k [redacted] k")]
    [InlineData("k bG1fdGVzdCswMTIzL1p6PT0%3d k", "k [redacted] k")]
    public void An_escaped_secret_is_replaced_in_texts_and_responses(string text, string expected)
    {
        var redactor = new SecretRedactor([Secret]);

        Assert.Equal(expected, redactor.Redact(text));
        Assert.Equal(expected, Encoding.UTF8.GetString(redactor.Redact(Encoding.UTF8.GetBytes(text)).Span));
    }

    [Theory]
    [InlineData("""{"k":"\u006cm_t""")]
    [InlineData("""{"k":"\u006cm_t\u0""")]
    [InlineData("""{"k":"\u006cm_t&#1""")]
    [InlineData("""{"k":"%6cm%5ft%65%73""")]
    [InlineData("""{"k":"lm_te\""")]
    public void The_beginning_of_an_escaped_secret_at_the_end_of_a_broken_response_is_replaced(string part) =>
        Assert.Equal("{\"k\":\"[redacted]", Encoding.UTF8.GetString(new SecretRedactor([Secret]).RedactBeginning(Encoding.UTF8.GetBytes(part)).Span));

    [Theory]
    [InlineData("""{"k":"\u006cm_tes-+0123/Zz=="}""")]
    [InlineData("lm_test%2G0123")]
    [InlineData("\\ud83d\\u006c % && &#x; &unknown; %ff%fe \\u12")]
    public void What_only_resembles_a_secret_stays(string text) => Assert.Equal(text, new SecretRedactor([Secret]).Redact(text));

    [Fact]
    public void Random_mixtures_of_escapes_hide_no_secret()
    {
        var redactor = new SecretRedactor([Secret]);
        var readable = 0;
        for (var seed = 0; seed < 5_000; seed++)
        {
            var random = new Random(seed);
            var text = Pick(random, Surroundings) + string.Concat(Secret.Select(c => Escape(random, c, depth: 0))) + Pick(random, Surroundings);

            var body = Encoding.UTF8.GetString(redactor.Redact(Encoding.UTF8.GetBytes(text)).Span);

            if (Readings(text).Any(Holds)) readable++;
            Assert.False(Readings(body).Any(Holds), $"seed {seed}: {text} became {body}");
            Assert.False(Holds(ShownText.Clean(text, redactor)), $"seed {seed}: {text}");
        }

        Assert.True(readable > 250, $"only {readable} texts held the secret for a reader");
    }

    [Fact]
    public void Escapes_by_the_thousand_are_searched_in_no_long_time()
    {
        var redactor = new SecretRedactor([Secret, "k\\\\%%&&"]);

        Assert.All(["\\", "%", "&", "\\u005c", "%25", "&amp;", "&#", "\\u0025"], piece => redactor.Redact(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 20_000)))));
    }

    private static bool Holds(string text) => text.Contains(Secret, StringComparison.OrdinalIgnoreCase);

    /// <summary>What readers see who resolve one kind of escape after the other, by other code than the redactor's.</summary>
    private static IEnumerable<string> Readings(string text)
    {
        yield return text;
        Func<string, string>[] readers = [Unescaped, Uri.UnescapeDataString, WebUtility.HtmlDecode];
        foreach (var first in readers)
        {
            yield return first(text);
            foreach (var second in readers)
            {
                yield return second(first(text));
                foreach (var third in readers) yield return third(second(first(text)));
            }
        }
    }

    private static string Escape(Random random, char character, int depth)
    {
        if (depth == 0 && random.Next(3) == 0) character = random.Next(2) == 0 ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character);
        var number = ((int)character).ToString(CultureInfo.InvariantCulture);
        var hex = ((int)character).ToString(random.Next(2) == 0 ? "x" : "X", CultureInfo.InvariantCulture);
        var escaped = random.Next(7) switch
        {
            0 => "\\u00" + hex,
            1 => "%" + hex,
            2 => $"&#{number};",
            3 => $"&#x{hex};",
            4 => $"&#x000{hex};",
            _ => character.ToString(),
        };
        if (escaped.Length == 1 || depth > 0 || random.Next(6) > 0) return escaped;
        return string.Concat(escaped.Select(c => random.Next(2) == 0 ? Escape(random, c, depth + 1) : c.ToString()));
    }

    private static string Unescaped(string text) =>
        Escapes().Replace(text, match => match.Groups["code"].Success ? ((char)int.Parse(match.Groups["code"].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString() : match.Groups["character"].Value);

    private static string Pick(Random random, string[] texts) => texts[random.Next(texts.Length)];

    [GeneratedRegex("""\\(?:u(?<code>[0-9a-fA-F]{4})|(?<character>["\\/]))""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escapes();
}
