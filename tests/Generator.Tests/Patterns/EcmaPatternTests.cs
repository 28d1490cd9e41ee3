using OpenApiMcp.Generator.Patterns;

namespace OpenApiMcp.Generator.Tests.Patterns;

public class EcmaPatternTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("^a$", @"\Aa\z")]
    [InlineData("a b#c", @"a\ b\#c")]
    [InlineData("(a|b)+?", "(?:a|b)+?")]
    [InlineData("(?:a)(?<n>b)", "(?:a)(?:b)")]
    [InlineData(@"\d{2,3}", "[0-9]{2,3}")]
    [InlineData(@"\w*", "[A-Za-z0-9_]*")]
    [InlineData(@"[\w.-]", @"[A-Za-z0-9_.\-]")]
    [InlineData(@"[\w-.]", @"[A-Za-z0-9_\-.]")]
    [InlineData(@"[a-\d]", @"[a\-0-9]")]
    [InlineData("[a-z-[b]", @"[a-z\-\[b]")]
    [InlineData("[$^]", @"[$\^]")]
    [InlineData("[]", @"[^\s\S]")]
    [InlineData("[^a]", "[^a]")]
    [InlineData("[^-a]", @"[^\-a]")]
    [InlineData("[^]", @"[\s\S]")]
    [InlineData(".", @"[^\n\r\u2028\u2029]")]
    [InlineData(@"[\D]", "[^0-9]")]
    [InlineData(@"[\D7]", "(?:[^0-9]|[7])")]
    [InlineData(@"[^\D7]", "[0-9-[7]]")]
    [InlineData(@"[^\W\D]", "[0-9]")]
    [InlineData(@"[^\W\S]", @"[^\s\S]")]
    [InlineData(@"\p{Letter}", @"[\p{L}\udc00-\udfff]", "L")]
    [InlineData(@"[\p{gc=Lu}-]", @"[\p{Lu}\-\udc00-\udfff]", "Lu")]
    [InlineData(@"\P{Nd}", @"(?:[\P{Nd}-[\ud800-\udfff]]|[\udc00-\udfff])", "^Nd")]
    [InlineData(@"[^\p{Nd}]", @"[^\p{Nd}\udc00-\udfff]", "Nd")]
    [InlineData(@"[^\P{Nd}]", @"(?:[^\P{Nd}\ud800-\udfff]|[\ud800-\udbff])", "^Nd")]
    [InlineData(@"\p{L}\p{N}\p{L}", @"[\p{L}\udc00-\udfff][\p{N}\uda00-\udbff\ude00-\udfff][\p{L}\udc00-\udfff]", "L", "N")]
    [InlineData("[\U0001F600-\U0001F64Fa\U0001F680]", @"[a\udc00-\udfff]", "1F600-1F64F 1F680")]
    [InlineData(@"[\u{1F600}-\u{1F64F}]", @"[\udc00-\udfff]", "1F600-1F64F")]
    [InlineData("[a-\U0001F600]", @"[a-\ud7ff\ue000-\uffff\udc00-\udfff]", "10000-1F600")]
    [InlineData(@"[\u0000-\uffff]", @"[\u0000-\ud7ff\ue000-\uffff]")]
    [InlineData(@"\cJ\x41\u0042\u{43}\0", @"\u000a\u0041\u0042\u0043\u0000")]
    [InlineData(@"\u{1F600}+", @"[\udc00-\udfff]+", "1F600")]
    [InlineData(@"\ud83d\uDE00+", @"[\udc00-\udfff]+", "1F600")]
    [InlineData("\U0001F600+", @"[\udc00-\udfff]+", "1F600")]
    [InlineData(@"[\b]", @"[\u0008]")]
    [InlineData(@"\/\.\-\_\@", @"\/\.\-\u005f\@")]
    public void A_pattern_is_translated(string source, string expected, params string[] supplementary)
    {
        var pattern = EcmaPattern.Translate(source, out var reason);

        Assert.Equal("", reason);
        Assert.Equal((source, expected), (pattern!.Source, pattern.Translated));
        Assert.Equal(supplementary, pattern.Supplementary);
    }

    [Theory]
    [InlineData("(?=a)", "it looks ahead or behind")]
    [InlineData("^(?!a)b", "it looks ahead or behind")]
    [InlineData("(?<=a)", "it looks ahead or behind")]
    [InlineData("(?<!a)", "it looks ahead or behind")]
    [InlineData(@"(a)\1", "it refers back to a group")]
    [InlineData(@"(?<n>a)\k<n>", "it refers back to a group")]
    [InlineData(@"\bword\b", "it asks for a word boundary, which .NET defines otherwise than ECMA-262")]
    [InlineData(@"\B", "it asks for a word boundary, which .NET defines otherwise than ECMA-262")]
    [InlineData("(?i)a", "it uses a group that ECMA-262 does not have")]
    [InlineData("(?>a)", "it uses a group that ECMA-262 does not have")]
    [InlineData("(?#c)", "it uses a group that ECMA-262 does not have")]
    [InlineData("(?'n'a)", "it uses a group that ECMA-262 does not have")]
    [InlineData("(?<n", "a group name is not closed")]
    [InlineData("[a", "a set is not closed")]
    [InlineData(@"[\", "a set is not closed")]
    [InlineData("[a-", "a set is not closed")]
    [InlineData("\U0001F600\U0001F601\U0001F602\U0001F603\U0001F604\U0001F605\U0001F606\U0001F607\U0001F608", "it tells too many kinds of characters beyond U+FFFF apart")]
    [InlineData("[\U0001F64F-\U0001F600]", "a range of a set ends before it starts")]
    [InlineData(@"a\", "it ends with a backslash")]
    [InlineData(@"\a", @"the escape \a does not exist")]
    [InlineData(@"\Z", @"the escape \Z does not exist")]
    [InlineData(@"\c1", @"the escape \c does not exist")]
    [InlineData(@"\01", @"the escape \0 does not exist")]
    [InlineData(@"\xg1", "a hexadecimal escape is malformed")]
    [InlineData(@"\u12", "a hexadecimal escape is malformed")]
    [InlineData(@"\u{}", "a \\u{…} escape is malformed")]
    [InlineData(@"\u{110000}", "a \\u{…} escape is malformed")]
    [InlineData(@"\ud83d\u0041", "it holds half of a surrogate pair")]
    [InlineData(@"[\ud800-\udbff][\udc00-\udfff]", "it holds half of a surrogate pair")]
    [InlineData(@"\p{Script=Greek}", "the Unicode property 'Script=Greek' is not known")]
    [InlineData(@"\p{IsGreek}", "the Unicode property 'IsGreek' is not known")]
    [InlineData(@"\pL", "a \\p{…} escape is malformed")]
    [InlineData("a**", "it is no well-formed regular expression")]
    [InlineData("*a", "it is no well-formed regular expression")]
    [InlineData("(a", "it is no well-formed regular expression")]
    [InlineData("a)", "it is no well-formed regular expression")]
    [InlineData("[z-a]", "a range of a set ends before it starts")]
    [InlineData("a{3,2}", "it is no well-formed regular expression")]
    [InlineData("(((a{99}){99}){99}){99}", "it repeats too much")]
    public void A_pattern_that_cannot_be_kept_is_refused_with_the_reason(string source, string reason)
    {
        Assert.Null(EcmaPattern.Translate(source, out var actual));
        Assert.Equal(reason, actual);
    }

    [Fact]
    public void A_pattern_longer_than_people_write_is_refused_before_an_engine_is_built_of_it()
    {
        var longest = $"[{new string('a', 99_998)}]";

        Assert.NotNull(EcmaPattern.Translate(longest, out _));
        Assert.Null(EcmaPattern.Translate(longest + "a", out var reason));
        Assert.Equal("it is longer than 100,000 characters", reason);
    }
}
