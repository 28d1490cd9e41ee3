using System.Text.RegularExpressions;
using LeadMagic.Server.Credits;
using OpenApiMcp.Runtime.Tools;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests;

/// <summary>The README's table of tools cannot go stale.</summary>
public sealed partial class ReadmeTests
{
    private static readonly Lazy<IReadOnlyList<Match>> Rows =
        new(() => Row().Matches(File.ReadAllText(RepositoryPaths.At("README.md")).ReplaceLineEndings("\n")));

    public static TheoryData<string> Names => Demo.Names;

    [Fact]
    public void The_table_has_the_tools_and_no_others() =>
        Assert.Equal(Demo.Tools.Select(tool => tool.About.Name).Order(StringComparer.Ordinal), Rows.Value.Select(Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_says_what_the_tool_costs_and_when_it_is_free(string name)
    {
        var row = Assert.Single(Rows.Value, row => Name(row) == name);
        CreditCost? credits = Demo.Tool(name).About.Credits;

        Assert.Equal(CostText.Of(credits), row.Groups["credits"].Value);
        Assert.Equal(credits?.FreeWhen ?? "", row.Groups["free"].Value.Trim());
    }

    private static string Name(Match row) => row.Groups["name"].Value;

    [GeneratedRegex(
        "^[|] `(?<name>[a-z0-9_]+)` [|] [^|]+ [|] (?<credits>[^|]+) [|] (?<free>[^|]*)[|]$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
