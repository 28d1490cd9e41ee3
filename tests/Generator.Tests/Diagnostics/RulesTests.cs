using OpenApiMcp.Generator.Diagnostics;

namespace OpenApiMcp.Generator.Tests.Diagnostics;

/// <summary>Rules, their pages, their release notes and the documents that break them belong together.</summary>
public class RulesTests
{
    private static readonly string[] Ids = [.. RuleTable.All.Select(rule => rule.Id)];

    private static string Pages => RepositoryPaths.At("docs/rules");

    [Fact]
    public void Ids_are_well_formed_and_unique_and_in_order()
    {
        Assert.NotEmpty(Ids);
        Assert.All(Ids, id => Assert.Matches("^OAM[0-4][0-9]{2}$", id));
        Assert.Equal(Ids.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal), Ids);
    }

    [Fact]
    public void Every_rule_has_a_refused_document_and_every_refused_document_a_rule()
    {
        Assert.Equal(Ids, RefusedDocuments.Names.Select(RefusedDocuments.IdOf).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        var pages = Directory.EnumerateFiles(Pages, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "README");

        Assert.Equal(Ids, pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_is_short_and_starts_with_id_and_title()
    {
        Assert.All(RuleTable.All, rule =>
        {
            var lines = File.ReadAllLines(Path.Combine(Pages, rule.Id + ".md"));
            Assert.Equal($"# {rule.Id}: {rule.Title}", lines[0]);
            Assert.InRange(lines.Length, 5, 30);
            Assert.Equal(rule.Kind is RuleKind.Warning or RuleKind.Advice, lines.Any(line => line.Contains("NoWarn", StringComparison.Ordinal)));
            Assert.Equal(rule.Kind is RuleKind.Unsupported, lines.Contains("<OpenApiSkipUnsupported>true</OpenApiSkipUnsupported>", StringComparer.Ordinal));
        });
    }

    [Fact]
    public void The_index_lists_every_rule()
    {
        var expected = RuleTable.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {Word(rule.Kind)} | {rule.Title} |");

        Assert.Equal(expected, File.ReadAllLines(Path.Combine(Pages, "README.md")).Where(line => line.StartsWith("| [", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_rule_stands_in_the_release_notes_of_the_analyzer()
    {
        var expected = RuleTable.All.Select(rule => $"{rule.Id} | OpenApi | {(rule.Kind is RuleKind.Error or RuleKind.Unsupported ? "Error" : "Warning")} | {rule.Title}");

        string[] files = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];
        var lines = files.SelectMany(file => File.ReadAllLines(RepositoryPaths.At($"src/Generator/{file}")));
        Assert.Equal(expected, lines.Where(line => line.StartsWith("OAM", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_project_may_go_without_stays_a_warning_where_warnings_are_errors()
    {
        var targets = File.ReadAllText(RepositoryPaths.At("src/Generator/build/OpenApiMcp.targets"));

        Assert.Contains($"$(WarningsNotAsErrors);{string.Join(";", RuleTable.Unsupported.Select(rule => rule.Id))}<", targets, StringComparison.Ordinal);
    }

    private static string Word(RuleKind kind) => kind switch
    {
        RuleKind.Error => "error",
        RuleKind.Unsupported => "unsupported",
        _ => "warning",
    };
}
