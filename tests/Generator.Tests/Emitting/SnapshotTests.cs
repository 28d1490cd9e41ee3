namespace OpenApiMcp.Generator.Tests.Emitting;

/// <summary>
/// Emitted code, to be read in review: <c>Snapshots/*/document.json</c> gives the other files of its folder, byte for byte. With
/// <c>UPDATE_SNAPSHOTS=1</c> the tests write the files instead, and fail, so that nobody leaves it set.
/// </summary>
public class SnapshotTests
{
    private static string Folder => RepositoryPaths.At("tests/Generator.Tests/Snapshots");

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_document_gives_the_code_that_was_reviewed(string name)
    {
        var folder = Path.Combine(Folder, name);
        var run = new GeneratorRun(File.ReadAllText(Path.Combine(folder, "document.json")));
        Assert.Empty(run.Problems);
        run.AssertCompiles();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1") Update(folder, run);

        var reviewed = Directory.EnumerateFiles(folder, "*.cs").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
        Assert.Equal(reviewed, run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.All(run.Files, file => Assert.Equal(File.ReadAllText(Path.Combine(folder, file.Key)), file.Value));
    }

    private static void Update(string folder, GeneratorRun run)
    {
        foreach (var old in Directory.EnumerateFiles(folder, "*.cs")) File.Delete(old);
        foreach (var (file, text) in run.Files) File.WriteAllText(Path.Combine(folder, file), text);
        Assert.Fail("The snapshots were written anew: read them, and run the tests without UPDATE_SNAPSHOTS.");
    }
}
