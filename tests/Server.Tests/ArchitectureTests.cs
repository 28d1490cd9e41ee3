using System.Text.RegularExpressions;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests;

/// <summary>Who may know whom, and what must stay small.</summary>
public sealed partial class ArchitectureTests
{
    [Fact]
    public void Hand_written_server_code_names_the_catalogue_and_no_emitted_tool()
    {
        var tools = Demo.Generated.Select(tool => tool.GetType().Name).ToList();
        var words = Files("src/Server").ToDictionary(file => file, file => Words(file), StringComparer.Ordinal);

        Assert.Contains(words, file => file.Value.Contains("LeadMagicTools"));
        Assert.All(words, file => Assert.Empty(file.Value.Intersect(tools)));
    }

    [Theory]
    [InlineData("src/Runtime")]
    [InlineData("src/Generator")]
    public void A_part_for_any_api_knows_nothing_of_this_one(string folder)
    {
        var files = Files(folder, "*");

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain("leadmagic", file + File.ReadAllText(RepositoryPaths.At(file)), StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("src/Generator/Reading", "Emitting")]
    [InlineData("src/Generator/Emitting", "Reading")]
    [InlineData("src/Runtime", "Generator")]
    public void A_part_does_not_name_the_other(string folder, string other)
    {
        var files = Files(folder);

        Assert.NotEmpty(files);
        var mention = $@"\b(?:using|global::)[^;\n]*\b{other}\b|\b{other}[.][A-Z]";
        Assert.All(files, file => Assert.DoesNotMatch(mention, File.ReadAllText(RepositoryPaths.At(file))));
    }

    [Theory]
    [InlineData("src/Server/Program.cs", 60)]
    [InlineData("samples/Minimal/Program.cs", 15)]
    public void An_entry_point_stays_small(string file, int lines) => Assert.InRange(File.ReadAllLines(RepositoryPaths.At(file)).Length, 1, lines);

    [Theory]
    [InlineData("README.md")]
    [InlineData("SECURITY.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("openapi/README.md")]
    [InlineData("docs/architecture.md")]
    [InlineData("docs/commands.md")]
    [InlineData("docs/credits.md")]
    [InlineData("docs/install.md")]
    [InlineData("docs/logging.md")]
    public void A_relative_link_leads_to_a_file(string page)
    {
        var folder = Path.GetDirectoryName(RepositoryPaths.At(page))!;
        var links = Link().Matches(File.ReadAllText(RepositoryPaths.At(page)))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal));

        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{page} links to {link}, which does not exist."));
    }

    [Fact]
    public void The_search_for_links_finds_them() => Assert.NotEmpty(Link().Matches(File.ReadAllText(RepositoryPaths.At("README.md"))));

    private static HashSet<string> Words(string file) => [.. Word().Matches(File.ReadAllText(RepositoryPaths.At(file))).Select(match => match.Value)];

    /// <summary>The files that people write, relative to the repository.</summary>
    private static IReadOnlyList<string> Files(string folder, string pattern = "*.cs") =>
    [
        .. Directory.EnumerateFiles(RepositoryPaths.At(folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryPaths.Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "obj" or "bin" or "node_modules")),
    ];

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    /// <summary>A link of Markdown up to its anchor.</summary>
    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)[^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
