using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadMagic.Server.Tests.Document;

/// <summary>Nothing in the document may belong to a real person or company: names of hosts and telephone numbers are reserved ones.</summary>
public sealed partial class InventedDataTests
{
    [Fact]
    public void Every_host_name_is_reserved_or_the_apis_own()
    {
        var hosts = Texts("", ApiDocument.Root).SelectMany(text => HostName().Matches(text.Value).Select(match => (text.Place, Host: match.Value))).ToList();

        Assert.True(hosts.Count > 50, "The search finds hardly any host name; it is broken.");
        Assert.All(hosts, found => Assert.True(ReservedHost().IsMatch(found.Host), $"{found.Host} at {found.Place}"));
    }

    [Fact]
    public void Every_telephone_number_is_reserved_for_fiction()
    {
        var numbers = Texts("", ApiDocument.Root).Where(text => text.Value.StartsWith('+') || PhoneName().IsMatch(text.Place)).ToList();

        Assert.NotEmpty(numbers);
        Assert.All(numbers, found => Assert.True(ReservedPhone().IsMatch(found.Value), $"{found.Value} at {found.Place}"));
    }

    [Theory]
    [InlineData("https://example.com/x", true)]
    [InlineData("jane.doe@mail.example", true)]
    [InlineData("a.test", true)]
    [InlineData("https://api.leadmagic.io/errors", true)]
    [InlineData("see acme.com", false)]
    [InlineData("https://leadmagic.io", false)]
    [InlineData("jane@gmail.com", false)]
    [InlineData("https://example.com.evil.io", false)]
    [InlineData("//cdn.internal/x", false)]
    public void The_search_tells_reserved_names_from_real_ones(string text, bool expected) =>
        Assert.Equal(expected, HostName().Matches(text).All(match => ReservedHost().IsMatch(match.Value)));

    /// <summary>Every text of the document with the place where it stands, names of members among them.</summary>
    private static IEnumerable<(string Place, string Value)> Texts(string place, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [(place, value.GetString()!)],
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Texts($"{place}/{index}", item)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Texts($"{place}/{member.Name}", member.Value).Prepend((place, member.Name))),
        _ => [],
    };

    /// <summary>What stands behind <c>//</c> or <c>@</c>, and what ends like a host name.</summary>
    [GeneratedRegex(
        @"(?<=//|@)[^/\s""'<>:?#,;()]+|\b(?:[a-z0-9-]+[.])+(?:com|net|org|io|co|ai|dev|app|info|biz|me|us|uk|de|eu|example|test|invalid)\b(?![.-])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();

    /// <summary>RFC 2606 and RFC 6761.</summary>
    [GeneratedRegex(
        "^(?:(?:.+[.])?(?:example[.](?:com|net|org)|example|test|invalid|localhost)|api[.]leadmagic[.]io)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReservedHost();

    [GeneratedRegex("/example(?:/.*)?/(?:phone|mobile_number)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhoneName();

    /// <summary>555-0100 to 555-0199.</summary>
    [GeneratedRegex("^[+]1-(?:[2-9][0-9]{2}-)?555-01[0-9]{2}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReservedPhone();
}
