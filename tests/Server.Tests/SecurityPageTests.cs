using System.Text.RegularExpressions;
using LeadMagic.Server.Configuration;
using LeadMagic.Server.Install;
using LeadMagic.Server.Telemetry;
using OpenApiMcp.TestKit;

namespace LeadMagic.Server.Tests;

/// <summary>Every promise of SECURITY.md names code and tests that exist.</summary>
public sealed partial class SecurityPageTests
{
    private static readonly Lazy<IReadOnlyList<Match>> Rows =
        new(() => [.. Row().Matches(File.ReadAllText(RepositoryPaths.At("SECURITY.md")).ReplaceLineEndings("\n")).Where(row => !row.Value.StartsWith("|---", StringComparison.Ordinal)).Skip(1)]);

    private static readonly Lazy<ILookup<string, string>> TestFiles = new(() => Directory
        .EnumerateFiles(RepositoryPaths.At("tests"), "*Tests.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
        .ToLookup(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal));

    public static TheoryData<string> Promises => [.. Rows.Value.Select(row => row.Groups["promise"].Value)];

    [Fact]
    public void The_table_has_its_head_and_each_promise_once()
    {
        Assert.InRange(Rows.Value.Count, 10, 100);
        Assert.Equal(Rows.Value.Count, Promises.Select(row => row.Data).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_names_code_and_tests_that_exist(string promise)
    {
        var row = Assert.Single(Rows.Value, row => row.Groups["promise"].Value == promise);
        var code = Names(row, "code");
        var tests = Names(row, "test");

        Assert.NotEmpty(code);
        Assert.NotEmpty(tests);
        Assert.All(code, file => Assert.True(File.Exists(RepositoryPaths.At("src/" + file)), $"src/{file} does not exist."));
        Assert.All(tests, AssertExists);
    }

    [Fact]
    public void The_page_names_the_hosts_files_and_variables_of_the_code()
    {
        var page = File.ReadAllText(RepositoryPaths.At("SECURITY.md"));
        var home = new InstallSystem(SystemKind.Linux, "/home/jane", _ => null);
        string[] facts =
        [
            $"`{ServerSettings.Read(_ => null, isDemo: true).BaseUrl.Host}`",
            TelemetryExport.EndpointName,
            home.KeyFile.Replace(home.Home, "~", StringComparison.Ordinal),
            StateFolder.Find(_ => null, home.Home, isMac: false, isWindows: false)!.Replace(home.Home, "~", StringComparison.Ordinal),
            KeySettings.FileName, KeySettings.PinsName, ServerSettings.BaseUrlName, SpendingSettings.MaxCreditsName, SpendingSettings.CacheLifetimeName, SurfaceSettings.ToolsetsName,
        ];

        Assert.All(facts, fact => Assert.Contains(fact, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Its_links_to_itself_lead_somewhere()
    {
        var page = File.ReadAllText(RepositoryPaths.At("SECURITY.md"));
        var headings = Heading().Matches(page).Select(match => match.Groups["text"].Value.ToLowerInvariant().Replace(' ', '-')).ToHashSet(StringComparer.Ordinal);
        var links = Link().Matches(page).Select(match => match.Groups["heading"].Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, headings));
    }

    /// <param name="test"><c>SomeTests.A_sentence</c>.</param>
    private static void AssertExists(string test)
    {
        var parts = test.Split('.');
        Assert.True(parts.Length == 2, $"{test} is not written Class.Method.");
        var file = Assert.Single(TestFiles.Value[parts[0]]);
        Assert.Matches($@"\b(void|Task) {Regex.Escape(parts[1])}\(", File.ReadAllText(file));
    }

    private static IReadOnlyList<string> Names(Match row, string column) => [.. Quoted().Matches(row.Groups[column].Value).Select(match => match.Groups["name"].Value)];

    /// <summary>The rows of tables with three columns.</summary>
    [GeneratedRegex("^[|] ?(?<promise>[^|\n]+?) ?[|] ?(?<code>[^|\n]+?) ?[|] ?(?<test>[^|\n]+?) ?[|]$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex("^## (?<text>[^\r\n]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\(#(?<heading>[^)]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
