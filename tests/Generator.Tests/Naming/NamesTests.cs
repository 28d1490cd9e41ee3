using OpenApiMcp.Generator.Naming;

namespace OpenApiMcp.Generator.Tests.Naming;

public class NamesTests
{
    [Theory]
    [InlineData("find-email", "FindEmail")]
    [InlineData("findEmail", "FindEmail")]
    [InlineData("FIND_EMAIL", "FindEmail")]
    [InlineData("2fa.start", "N2faStart")]
    [InlineData("a", "A")]
    public void Pascal_names_a_class(string name, string expected) => Assert.Equal(expected, Names.Pascal(name));

    [Theory]
    [InlineData("find-email", "find_email")]
    [InlineData("FindEmail", "find_email")]
    [InlineData("get /v1/users/{id}", "get_v1_users_id")]
    [InlineData("2fa", "2fa")]
    public void Snake_names_a_tool(string name, string expected) => Assert.Equal(expected, Names.Snake(name));

    [Theory]
    [InlineData("find_email", "Find email")]
    [InlineData("x", "X")]
    [InlineData("\u691c\u7d22", "\u691c\u7d22")]
    public void Title_names_a_tool_for_people(string name, string expected) => Assert.Equal(expected, Names.Title(name));

    [Fact]
    public void Names_without_usable_characters_get_a_fingerprint_of_their_own()
    {
        Assert.Matches("^Operation[0-9a-f]{8}$", Names.Pascal("\u691c\u7d22"));
        Assert.Matches("^operation_[0-9a-f]{8}$", Names.Snake("\u691c\u7d22"));
        Assert.NotEqual(Names.Pascal("\u691c\u7d22"), Names.Pascal("\u691c"));
    }

    [Fact]
    public void A_name_that_just_fits_is_not_cut()
    {
        var name = new string('a', 64);

        Assert.Equal(name, Names.Snake(name));
        Assert.Equal('A' + new string('a', 99), Names.Pascal(new string('a', 100)));
    }

    [Fact]
    public void Long_names_that_start_alike_stay_different()
    {
        var start = new string('a', 100);

        var first = Names.Snake(start + "1");
        var second = Names.Snake(start + "2");

        Assert.Equal((64, 64), (first.Length, second.Length));
        Assert.NotEqual(first, second);
        Assert.True(Names.IsToolName(first));
        Assert.Equal(100, Names.Pascal(start + "1").Length);
        Assert.NotEqual(Names.Pascal(start + "1"), Names.Pascal(start + "2"));
    }

    [Fact]
    public void The_fingerprint_is_the_same_on_every_machine()
    {
        // FNV-1a of the 65 letters, reckoned by another program.
        Assert.EndsWith("_2dd603ec", Names.Snake(new string('a', 65)), StringComparison.Ordinal);
    }

    [Fact]
    public void Unique_names_differ_in_more_than_case()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);

        string[] names = [Names.Unique("Find", taken), Names.Unique("FIND", taken), Names.Unique("find", taken), Names.Unique("Find2", taken)];

        Assert.Equal(["Find", "FIND2", "find3", "Find22"], names);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("A-b_9", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a.b", false)]
    [InlineData("\u00e9", false)]
    public void A_tool_name_is_made_of_few_characters(string name, bool expected) => Assert.Equal(expected, Names.IsToolName(name));

    [Fact]
    public void A_tool_name_has_64_characters_at_most()
    {
        Assert.True(Names.IsToolName(new string('a', 64)));
        Assert.False(Names.IsToolName(new string('a', 65)));
    }
}
