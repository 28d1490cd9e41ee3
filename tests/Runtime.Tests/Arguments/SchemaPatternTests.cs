using OpenApiMcp.Runtime.Arguments;

namespace OpenApiMcp.Runtime.Tests.Arguments;

public sealed class SchemaPatternTests
{
    [Theory]
    [InlineData("L", "\U00010330", true)]
    [InlineData("L", "\U0001F600", false)]
    [InlineData("Lu", "\U00010400", true)]
    [InlineData("Lu", "\U00010428", false)]
    [InlineData("^L", "\U0001F600", true)]
    [InlineData("^L", "\U00010330", false)]
    [InlineData("Cn", "\U000F0000", false)]
    [InlineData("Cn", "\U0001FFFF", true)]
    [InlineData("1F600", "\U0001F600", true)]
    [InlineData("1F600", "\U0001F601", false)]
    [InlineData("1F600-1F602", "\U0001F602", true)]
    [InlineData("1F600-1F602", "\U0001F603", false)]
    [InlineData("Lu 1F600 1F602-1F603", "\U0001F603", true)]
    [InlineData("Lu 1F600 1F602-1F603", "\U0001F601", false)]
    public void A_character_beyond_U_FFFF_is_one_unit_whose_highest_bit_says_whether_it_is_of_the_kind(string kind, string text, bool expected)
    {
        Assert.Equal(expected, new SchemaPattern("", @"\A[\udc00-\udfff]\z", kind).IsMatch(text));
        Assert.Equal(!expected, new SchemaPattern("", @"\A[\ud800-\udbff]\z", kind).IsMatch(text));
    }

    [Fact]
    public void Each_kind_has_its_bit()
    {
        var pattern = new SchemaPattern("", @"\A\udd00\z", "So", "L", "1F600-1F6FF", "N");

        Assert.True(pattern.IsMatch("\U0001F600"));
        Assert.False(pattern.IsMatch("\U0001F700"));
        Assert.False(pattern.IsMatch("\U00010330"));
        Assert.False(pattern.IsMatch("a"));
    }

    [Fact]
    public void Text_around_such_characters_stays_as_it_is()
    {
        Assert.True(new SchemaPattern("", @"\Aa[\ud800-\udfff]€[\ud800-\udfff]{2}b\z").IsMatch("a\U0001F600€\U0001F600\U00010330b"));
    }
}
