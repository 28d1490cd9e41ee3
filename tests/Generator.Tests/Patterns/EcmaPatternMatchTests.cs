using System.Text.RegularExpressions;
using OpenApiMcp.Generator.Patterns;

namespace OpenApiMcp.Generator.Tests.Patterns;

/// <summary>What the engine of the runtime makes of a translated pattern, against what ECMA-262 (flag <c>u</c>) says.</summary>
public class EcmaPatternMatchTests
{
    [Theory]
    [InlineData("a", "xax", true)]
    [InlineData("^a", "ba", false)]
    [InlineData("a$", "a\n", false)]
    [InlineData("^a", "\na", false)]
    [InlineData(@"^\d$", "7", true)]
    [InlineData(@"^\d$", "\u0967", false)]
    [InlineData(@"^\w$", "\u00e9", false)]
    [InlineData(@"^\w$", "_", true)]
    [InlineData(@"^\W$", "\u00e9", true)]
    [InlineData(@"^\s$", "\ufeff", true)]
    [InlineData(@"^\s$", "\u00a0", true)]
    [InlineData(@"^\s$", "\u0085", false)]
    [InlineData(@"^\S$", "\u0085", true)]
    [InlineData(@"^\s$", "\u180e", false)]
    [InlineData("^.$", "\u2028", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^.$", "\U0001F600", true)]
    [InlineData("^..$", "\U0001F600", false)]
    [InlineData("^[^a]$", "\U0001F600", true)]
    [InlineData("^[^a]{2}$", "\U0001F600", false)]
    [InlineData(@"^\D\D$", "\U0001F600", false)]
    [InlineData("^.{1,3}$", "\U0001F600\U0001F600\U0001F600", true)]
    [InlineData("^\U0001F600{2}$", "\U0001F600\U0001F600", true)]
    [InlineData(@"^\u{1F600}$", "\U0001F600", true)]
    [InlineData(@"^(\ud83d\ude00)?$", "", true)]
    [InlineData(@"^[\w-.]+$", "a-b.c", true)]
    [InlineData(@"^[\w-.]+$", "a,b", false)]
    [InlineData(@"^[\w-z]+$", "`", false)]
    [InlineData("^[a-z-[bc]+$", "[-b", true)]
    [InlineData("^[a-z-[bc]]$", "a]", true)]
    [InlineData("^[]$", "", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData(@"^[\s\S]*$", "a\n\U0001F600", true)]
    [InlineData(@"^[\d\D]$", "\U0001F600", true)]
    [InlineData(@"^[+\-*\/]$", "-", true)]
    [InlineData(@"^[\]\[^]+$", "[]^", true)]
    [InlineData(@"^\p{L}+$", "\u00e9\u03b1\u6f22", true)]
    [InlineData(@"^\p{L}+$", "a1", false)]
    [InlineData(@"^\p{L}$", "\U0001D49C", true)]
    [InlineData(@"^[\p{L} .'-]+$", "Ana-Mar\u00eda O'N.", true)]
    [InlineData(@"^[^\p{L}]$", "\u00e9", false)]
    [InlineData("^#[0-9a-f]{6}$", "#a0b1c2", true)]
    [InlineData("^a b$", "a b", true)]
    [InlineData("^I$", "\u0131", false)]
    [InlineData(@"^\cA$", "\u0001", true)]
    [InlineData("a{,2}", "a{,2}", true)]
    [InlineData(@"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+@[a-z.]+\.[a-z]{2,}$", "x+y@example.com", true)]
    [InlineData(@"^https?:\/\/[^\s\/$.?#][^\s]*$", "https://example.com/a?b", true)]
    [InlineData(@"^https?:\/\/[^\s\/$.?#][^\s]*$", "https://example.com/a b", false)]
    public void A_translated_pattern_matches_what_the_original_matches(string source, string text, bool expected)
    {
        var translated = EcmaPattern.Translate(source, out var reason);

        Assert.Equal("", reason);
        Assert.Equal(expected, Compile(translated!).IsMatch(text));
    }

    [Fact]
    public void A_property_lets_pass_what_lies_beyond_U_FFFF_since_the_API_decides_better_than_a_wrong_refusal()
    {
        // ECMA-262 says no here: an emoji is no letter. .NET cannot tell.
        Assert.Matches(Compile(EcmaPattern.Translate(@"^\p{L}$", out _)!), "\U0001F600");
    }

    private static Regex Compile(string translated) =>
        new(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
}
