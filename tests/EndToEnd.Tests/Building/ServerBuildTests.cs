using OpenApiMcp.TestKit;

namespace LeadMagic.EndToEnd.Tests.Building;

/// <summary>What an edit of the server's document costs and how a slip in it shows, with the real document.</summary>
public sealed class ServerBuildTests : IDisposable
{
    private const string Project = "src/Server/LeadMagic.Server.csproj";

    private static readonly string[] ProductNames = ["openapi/prepared.stamp", "openapi/client.stamp", "openapi/client.g.cs", "leadmagic-mcp.dll"];

    private readonly IsolatedBuild _build = new(Project);

    private string Document => _build.FileOf("leadmagic.json");

    public void Dispose() => _build.Dispose();

    [Fact]
    public async Task An_edited_description_changes_one_generated_file_and_nothing_else_is_made_again()
    {
        string text = await File.ReadAllTextAsync(LeadMagicDocument.FilePath, TestContext.Current.CancellationToken);
        await BuildAsync(text);
        Dictionary<string, string> emitted = EmittedFiles();
        Assert.Equal(LeadMagicDocument.ToolNames.Count + 1, emitted.Count);
        DateTime[] made = [.. Products.Select(File.GetLastWriteTimeUtc)];

        (await _build.RunAsync(Document)).ShouldSucceed();
        Assert.Equal(made, Products.Select(File.GetLastWriteTimeUtc));

        const string Described = "\"description\": \"Finds a work email from name and company.";
        await BuildAsync(Replace(text, Described, Described + " Edited."));

        Assert.Equal("FindEmailTool.g.cs", Path.GetFileName(Assert.Single(EmittedFiles().Except(emitted)).Key));
        Assert.Equal(emitted.Keys.Order(StringComparer.Ordinal), EmittedFiles().Keys.Order(StringComparer.Ordinal));
        // Prepared anew, but NSwag had nothing to do.
        Assert.NotEqual(made[0], File.GetLastWriteTimeUtc(Products[0]));
        Assert.Equal(made[1..3], Products.Take(1..3).Select(File.GetLastWriteTimeUtc));
        Assert.NotEqual(made[3], File.GetLastWriteTimeUtc(Products[3]));
    }

    [Fact]
    public async Task A_slip_in_a_reference_fails_the_build_at_its_line_and_column()
    {
        string[] lines = await File.ReadAllLinesAsync(LeadMagicDocument.FilePath, TestContext.Current.CancellationToken);
        int line = Array.FindIndex(lines, text => text.Contains("\"$ref\": \"#/components/", StringComparison.Ordinal));
        int column = lines[line].IndexOf("\"#/components/", StringComparison.Ordinal);
        lines[line] = lines[line].Replace("#/components/", "#/component/", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(Document, lines, TestContext.Current.CancellationToken);

        BuildOutcome outcome = await _build.RunAsync(Document);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal($"leadmagic.json({line + 1},{column + 1}): error OAM202", outcome.Problems[0].Head);
        Assert.Empty(Directory.GetFiles(_build.Output));
    }

    /// <summary>What the steps leave: the stamp of prepare, the stamp of NSwag and its client, the assembly.</summary>
    private IReadOnlyList<string> Products => [.. ProductNames.Select(name => Path.Combine(_build.Intermediate, name))];

    private static string Replace(string text, string old, string replacement)
    {
        Assert.Equal(2, text.Split(old).Length);
        return text.Replace(old, replacement, StringComparison.Ordinal);
    }

    private async Task BuildAsync(string document)
    {
        await File.WriteAllTextAsync(Document, document, TestContext.Current.CancellationToken);
        (await _build.RunAsync(Document)).ShouldSucceed();
    }

    private Dictionary<string, string> EmittedFiles() =>
        Directory.GetFiles(Path.Combine(_build.Intermediate, "generated"), "*.g.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("OpenApiMcp.Generator", StringComparison.Ordinal))
            .ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
}
