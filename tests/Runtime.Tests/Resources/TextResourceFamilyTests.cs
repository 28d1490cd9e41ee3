using ModelContextProtocol.Protocol;
using OpenApiMcp.Runtime.Resources;

namespace OpenApiMcp.Runtime.Tests.Resources;

public sealed class TextResourceFamilyTests
{
    private readonly TextResourceFamily _family = Family("shop://books/{title}");

    [Theory]
    [InlineData("shop://books/a_b", true)]
    [InlineData("shop://books/a%5Fb", true)]
    [InlineData("shop://books/c d", true)]
    [InlineData("shop://books/c%20d", true)]
    [InlineData("shop://books/", false)]
    [InlineData("shop://books", false)]
    [InlineData("shop://books/a_b/", false)]
    [InlineData("shop://books/A_B", false)]
    [InlineData("shop://films/a_b", false)]
    [InlineData("%", false)]
    public void An_address_matches_when_it_ends_with_a_known_name(string address, bool expected) => Assert.Equal(expected, _family.IsMatch(address));

    [Theory]
    [InlineData("title", "", "a_b c d")]
    [InlineData("title", "C", "c d")]
    [InlineData("title", "b", "a_b")]
    [InlineData("title", "zzz", "")]
    [InlineData("other", "", "")]
    public void Names_complete_the_variable(string argument, string typed, string expected) => Assert.Equal(expected, string.Join(' ', _family.Complete(argument, typed)));

    [Theory]
    [InlineData("shop://books")]
    [InlineData("shop://books/{title}/text")]
    public void An_address_that_does_not_end_with_a_variable_is_refused(string template) => Assert.Throws<ArgumentException>(() => Family(template));

    private static TextResourceFamily Family(string template) => new(
        new ResourceTemplate { UriTemplate = template, Name = "books" },
        new Dictionary<string, Func<string>>(StringComparer.Ordinal) { ["c d"] = () => "C", ["a_b"] = () => "A" },
        TimeSpan.FromDays(1));
}
